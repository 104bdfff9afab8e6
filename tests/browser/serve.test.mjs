// `preceptor serve` in a browser: pages are loaded again where they changed, nothing that a person did is lost, and errors are shown on the page.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, beforeEach, afterEach, describe, it } from "node:test";
import { launch } from "./lib/browser.mjs";
import { accessible } from "./lib/checks/axe.mjs";
import { HERE, TOOL } from "./lib/places.mjs";
import { EVERY, RIGHT, WRONG, answer, goThrough, heading, keptPaths, press, shown, watched } from "./lib/quiz.mjs";

const NOTE = "guidance/fit-note";

/** Starts the tool on `project`; gives the address that it says. */
const serve = async (project) => {
  const tool = spawn(TOOL, ["serve", "--port", "0", "--project", project]);
  const ended = new Promise((done) => tool.on("exit", done));
  for await (const line of createInterface({ input: tool.stdout })) {
    const [root] = /http:\S+/.exec(line) ?? [];
    if (!root) continue;
    tool.stdout.resume();
    return { root, stop: () => tool.kill("SIGINT") && ended };
  }
  throw new Error("the tool has ended");
};

describe("serve", () => {
  let browser, project, server, page;

  before(async () => void (browser = await launch()));
  after(() => browser.close());

  beforeEach(async () => {
    project = mkdtempSync(join(tmpdir(), "preceptor-serve-"));
    cpSync(join(HERE, "learn"), project, { recursive: true });
    server = await serve(project);
    page = await watched(browser);
  });
  afterEach(async () => {
    await page.context().close();
    assert.equal(await server.stop(), 0);
    rmSync(project, { recursive: true });
  });

  const file = (path) => join(project, "content", `${path}.md`);
  /** @param {(text: string) => string} change */
  const edit = (path, change) => writeFileSync(file(path), change(readFileSync(file(path), "utf8")));
  const add = (path, text) => edit(path, (old) => `${old}\n\n${text}\n`);
  const open = async (path) => {
    await page.goto(server.root + path);
    // So that a page that was loaded again can be told from this one.
    await page.evaluate(() => (window.first = true));
  };
  const isFirst = () => page.evaluate(() => window.first === true);
  const says = (text) => page.getByText(text).first().waitFor();
  const overlay = () => page.locator(".preceptor-problems");

  it("shows what was saved, at the place where the reader was", async () => {
    await open(`${NOTE}.html`);
    add(NOTE, Array.from({ length: 60 }, (_, at) => `Paragraph ${at}.`).join("\n\n"));
    await says("Paragraph 59.");
    await page.evaluate(() => {
      window.first = true;
      scrollTo(0, 700);
    });
    add(NOTE, "What is new.");
    await says("What is new.");
    assert.equal(await isFirst(), false);
    await page.waitForFunction(() => scrollY === 700);
    assert.deepEqual(page.wrong, []);
  });

  it("leaves a page alone that did not change", async () => {
    await open("guidance/leading.html");
    const other = await watched(browser);
    await other.goto(`${server.root}${NOTE}.html`);
    add(NOTE, "What is new.");
    await other.getByText("What is new.").waitFor();
    add("guidance/leading", "This, too.");
    await says("This, too.");
    await page.evaluate(() => (window.first = true));
    add(NOTE, "Once more.");
    await other.getByText("Once more.").waitFor();
    assert.equal(await isFirst(), true);
    await other.context().close();
  });

  it("keeps a quiz that is half answered", async () => {
    await open(EVERY);
    await press(page, "Start");
    await answer(page, RIGHT);
    await press(page, "Next question");
    assert.equal(await shown(page), "several");
    await page.getByLabel("Physiotherapists").check();
    edit("learn/quizzes/every-kind", (text) => text.replace("## Which of these can sign one?", "## Which of these may sign one?"));
    await heading(page, "Which of these may sign one?").waitFor();
    assert.equal(await isFirst(), false);
    assert.equal(await shown(page), "several");
    assert.equal(await page.getByLabel("Physiotherapists").isChecked(), true);
    assert.equal(await page.evaluate(() => document.activeElement?.closest(".question")?.id), "several");
    for (;;) {
      await answer(page, RIGHT);
      const result = page.getByRole("button", { name: "See your result" });
      if (await result.count()) break;
      await press(page, "Next question");
    }
    await press(page, "See your result");
    assert.equal(await page.locator(".score").textContent(), "You have 12 of 12 points: 100%.");
    assert.deepEqual(page.wrong, []);
  });

  it("asks before a round of practice ends, and begins no attempt by itself", async () => {
    await open(EVERY);
    await goThrough(page, WRONG);
    await press(page, /^Try the/);
    add("learn/quizzes/every-kind", "## Is this new? {#new}\nAnswer: true");
    await says("To show it ends this round of practice.");
    assert.equal(await isFirst(), true);
    await press(page, "Show it");
    await heading(page, "Before you start").waitFor();
    assert.equal(await isFirst(), false);
    assert.equal((await keptPaths(page, "every-kind", "attempt/")).length, 1);
  });

  it("keeps what was typed, what was unfolded, and the focus", async () => {
    await open(`${NOTE}.html`);
    add(NOTE, "> [!DETAILS] More of it\n> Folded away.");
    await says("More of it");
    await open("learn/modules/lifting.html");
    const typed = page.locator("main textarea").first();
    await typed.fill("A thought that is not");
    await typed.press("End");
    add("learn/modules/lifting", "What is new.");
    await says("What is new.");
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    assert.equal(await typed.inputValue(), "A thought that is not");
    await open(`${NOTE}.html`);
    await page.getByText("More of it").click();
    add(NOTE, "What is new.");
    await says("What is new.");
    await page.getByText("Folded away.").waitFor({ state: "visible" });
    assert.deepEqual(page.wrong, []);
  });

  it("shows errors above the last good page until they are mended", async () => {
    await open(`${NOTE}.html`);
    const search = page.locator("#_find");
    await search.focus();
    edit(NOTE, (text) => text.replace(/^title: .*$/m, "title: Fit notes: <b>who</b> can sign").replace(/$/, "\n\n[lost](nowhere.md)\n"));
    await overlay().waitFor();
    assert.match(await overlay().getByRole("alert").textContent(), /^\d errors? in the content\. Until that is fixed you see the site as it was before\.$/);
    const told = await overlay().innerText();
    assert.match(told, /content\/guidance\/fit-note\.md:2:1/);
    assert.match(told, /title: Fit notes: <b>who<\/b> can sign/);
    assert.match(told, /How to fix it: put the value in quotes/);
    assert.match(told, /title: "Fit notes: <b>who<\/b> can sign"/);
    assert.equal(await isFirst(), true);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "_find");
    assert.deepEqual(await accessible(page), []);
    await page.keyboard.press("Escape");
    assert.equal(await overlay().getByRole("group").isVisible(), false);
    await overlay().getByRole("button", { name: "Show", expanded: false }).press("Enter");
    await overlay().getByRole("button", { name: "Hide (Esc)", expanded: true }).waitFor();
    cpSync(join(HERE, "learn/content", `${NOTE}.md`), file(NOTE));
    await overlay().waitFor({ state: "detached" });
    assert.equal(await isFirst(), true);
    assert.deepEqual(page.wrong, []);
  });

  it("shows errors on the next page, too, and where there is no site yet", async () => {
    edit(NOTE, (text) => text.replace("title:", "titel:"));
    await page.goto(server.root);
    await overlay().waitFor();
    await server.stop();
    server = await serve(project);
    await page.goto(`${server.root}${NOTE}.html`);
    await heading(page, "There is no site to show yet").waitFor();
    await overlay().getByText("content/guidance/fit-note.md:").first().waitFor();
    edit(NOTE, (text) => text.replace("titel:", "title:"));
    await overlay().waitFor({ state: "detached" });
    await says("Who can sign one");
  });

  it("follows a page that is renamed away and comes back", async () => {
    await open("learn/checklists/eleven.html");
    const title = await page.title();
    renameSync(file("learn/checklists/eleven"), file("learn/checklists/twelve"));
    await page.waitForFunction((title) => document.title !== title, title);
    renameSync(file("learn/checklists/twelve"), file("learn/checklists/eleven"));
    await page.waitForFunction((title) => document.title === title, title);
  });

  it("finds what was just written", async () => {
    await open("index.html");
    add(NOTE, "A word like quixotically.");
    await page.goto(`${server.root}search.html`);
    await page.waitForFunction(async () => {
      const news = new EventSource("/.preceptor-serve/events");
      const told = await new Promise((done) => news.addEventListener("message", ({ data }) => done(JSON.parse(data))));
      news.close();
      return told.settled;
    });
    await page.goto(`${server.root}search.html?q=quixotically`);
    await page.locator("main").getByRole("link", { name: /fit note/i }).first().waitFor();
  });
});
