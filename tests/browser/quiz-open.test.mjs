// The open question: write, compare with a model answer, mark oneself. It counts nothing, and is kept.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { launch } from "./lib/browser.mjs";
import { TOOL, fileUrl } from "./lib/places.mjs";
import { button, focusIs, press, watched } from "./lib/quiz.mjs";

const BODY = `
## What would you ask first? {#ask}
Ravi has been off work for six weeks.

> **Hint:** think of what he fears.

> **Model answer:** What does a good day at work look like for you?

> **Why:** an open question leaves room.

> **Read:** [Home](../index.md)

## Who signs? {#who}
- [x] A nurse
- [ ] A neighbour
`;
const QUIZ = `---\ntitle: Asking\nfeedback: each\n---\n${BODY}`;
const AT_END = `---\ntitle: Asking at the end\nfeedback: end\n---\n${BODY}`;
const ALONE = `---\ntitle: Alone\n---\n## What helps? {#helps}\n> **Model answer:** Work.\n`;

describe("an open question", () => {
  const folder = mkdtempSync(join(tmpdir(), "open-"));
  let browser;

  before(async () => {
    mkdirSync(join(folder, "content/quizzes"), { recursive: true });
    writeFileSync(join(folder, "preceptor.yaml"), "title: Trial\n");
    writeFileSync(join(folder, "content/index.md"), "---\ntitle: Home\n---\nHome.\n");
    for (const [name, text] of Object.entries({ asking: QUIZ, end: AT_END, alone: ALONE }))
      writeFileSync(join(folder, `content/quizzes/${name}.md`), text);
    execFileSync(TOOL, ["build", "--project", folder], { stdio: "ignore" });
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens a page of the trial, does `work`, and expects that nothing complained. */
  const on = async (path, work, options = {}) => {
    const page = await watched(browser, options);
    await page.goto(fileUrl(join(folder, "site"), path));
    await work(page);
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  };

  /** Answers the choice, and goes on to the result. */
  const rest = async (page) => {
    await press(page, "Next question");
    await page.getByLabel("A nurse").check();
    await press(page, "Check answer");
    await press(page, "See your result");
  };

  const own = (page, name) => page.getByRole("radio", { name, exact: true });

  it("is written, compared and marked by oneself", () =>
    on("quizzes/asking.html", async (page) => {
      await press(page, "Start");
      assert.equal(await page.locator("#ask .answer").isVisible(), false);
      await page.getByLabel("Your answer").fill("How are you?\nAnd work?");
      await press(page, "Show a model answer");
      await focusIs(page, /^Compare your answer$/);
      assert.match(await page.locator("#ask .solution").innerText(), /Model answer\s+What does a good day/i);
      await page.getByText("This question has no points. You mark it yourself.").waitFor();
      assert.match(await page.locator("#ask .feedback").innerText(), /leaves room/);
      await own(page, "I had this in part").check();
      await rest(page);
      assert.equal(await page.locator(".score").textContent(), "You have 1 of 1 point: 100%.");
      // What one marked as not quite there is offered again.
      await press(page, /^Try the wrong one again$/);
      assert.equal(await page.getByLabel("Your answer").inputValue(), "");
    }));

  it("keeps the words and the mark over a reload", () =>
    on("quizzes/asking.html", async (page) => {
      await press(page, "Start");
      await page.getByLabel("Your answer").fill("How are you?");
      await press(page, "Show a model answer");
      await own(page, "I had this").check();
      await page.reload();
      await press(page, /^Continue question/);
      await page.getByLabel("A nurse").check();
      await press(page, "Check answer");
      await press(page, "See your result");
      assert.equal(await page.getByLabel("Your answer").inputValue(), "How are you?");
      assert.equal(await own(page, "I had this").isChecked(), true);
      assert.equal(await button(page, /^Try the/).count(), 0);
    }));

  it("says when nothing was written, and shows the model answer all the same", () =>
    on("quizzes/asking.html", async (page) => {
      await press(page, "Start");
      await press(page, "Show a model answer");
      await page.getByText("You have not written an answer yet.").waitFor();
      await press(page, "Go on without an answer");
      await focusIs(page, /^No answer given$/);
      assert.match(await page.locator("#ask .solution").innerText(), /What does a good day/);
    }));

  it("is marked on the page of results where feedback comes at the end", () =>
    on("quizzes/end.html", async (page) => {
      await press(page, "Start");
      await page.getByLabel("Your answer").fill("How are you?");
      await page.getByLabel("A nurse").check();
      await press(page, "Finish and see your result");
      assert.equal(await page.locator(".score").textContent(), "You have 1 of 1 point: 100%.");
      await own(page, "Not yet").check();
      await page.reload();
      await press(page, "See your answers");
      assert.equal(await own(page, "Not yet").isChecked(), true);
    }));

  it("alone makes a quiz without points", () =>
    on("quizzes/alone.html", async (page) => {
      await press(page, "Start");
      await page.getByLabel("Your answer").fill("Work");
      await press(page, "Show a model answer");
      await own(page, "I had this").check();
      await press(page, "See your result");
      assert.equal(await page.locator(".score").textContent(), "This quiz has no points. You marked it yourself.");
    }));

  it("folds its model answer out without scripts, and is lines on paper", async () => {
    await on(
      "quizzes/asking.html",
      async (page) => {
        await page.getByText("Answer to question 1").click();
        assert.match(await page.locator("#ask .answer").innerText(), /What does a good day at work/);
      },
      { javaScriptEnabled: false },
    );
    await on("quizzes/asking-key.html", async (page) => {
      assert.match(await page.locator("#ask").innerText(), /^Question 1\s+What would/);
      assert.match(await page.locator("#ask .model").innerText(), /What does a good day/);
    });
  });
});
