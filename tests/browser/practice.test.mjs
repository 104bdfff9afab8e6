// Checklists and the team picture: every way through, by mouse and by keyboard, kept over a reload, from the disk, without scripts, in every state.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { DESK, launch, open } from "./lib/browser.mjs";
import { accessible } from "./lib/checks/axe.mjs";
import { narrow } from "./lib/checks/layout.mjs";
import { none } from "./lib/expect.mjs";
import { LEARN, fileUrl } from "./lib/places.mjs";
import { press, watch, watched } from "./lib/quiz.mjs";
import { serve } from "./lib/server.mjs";

const LIST = "learn/checklists/asking.html";
const ELEVEN = "learn/checklists/eleven.html";
const TEAM = "team.html";
const DOC = "learn/checklists/asking";

const pick = (page, id, value, set = "now") => page.check(`#${id} input[name="${set}-${id}"][value="${value}"]`);
const picked = (page, id, set = "now") => page.evaluate(([id, set]) => document.querySelector(`#${id} input[name="${set}-${id}"]:checked`)?.value, [id, set]);
const rate = async (page, ratings, set) => {
  for (const [id, value] of Object.entries(ratings)) await pick(page, id, value, set);
};
const kept = (page) =>
  page.evaluate((doc) => {
    const { entries = {} } = JSON.parse(localStorage.getItem(`preceptor/practice/${doc}`) ?? "{}");
    return Object.fromEntries(Object.entries(entries).map(([path, values]) => [path, Object.values(values)[0].value]));
  }, DOC);
const today = (page) => page.evaluate(() => window.Preceptor.record.today());

const START = { "ask-work": 2, why: 1, listen: 3, sign: "na" };
const END = { "ask-work": 4, why: 2, listen: 2, sign: 3 };
const THEN = { "ask-work": 1, why: 1, listen: 3 };

/** Both moments and the look back, then the picture. */
const fillIn = async (page) => {
  await page.check("#start");
  await rate(page, START);
  await page.check("#end");
  await rate(page, END);
  await rate(page, THEN, "then");
  await press(page, "See my picture");
};

/** A file of a team, `statements` with what is at or above the aim. */
const file = (from, statements, more = {}) => ({
  name: `${from}.json`,
  mimeType: "application/json",
  buffer: Buffer.from(
    typeof more === "string" ? more : JSON.stringify({ format: "preceptor-team", version: 2, site: "practice", from, made: 1, checklists: [{ doc: DOC, statements }], ...more }),
  ),
});
/** One in four is at the aim of the first statement at the start, three in four are at the end; few are at the aim of the second. */
const team = (size, at = 0) =>
  Array.from({ length: size }, (_, one) =>
    file(`p${at + one}`, {
      "ask-work": { aim: 4, start: one % 4 === 0, end: one % 4 > 0, then: false },
      why: { aim: 4, start: false, end: one % 5 === 0 },
    }));
const show = (page) => page.click("#_show");
const lines = (place) => place.locator(".team-line").evaluateAll((all) => all.map((line) => line.innerText.split(/\s*\n\s*/).join(": ")));
const add = async (page, files) => {
  await page.setInputFiles("#_files", files);
  await page.waitForFunction(() => document.querySelector("#_files").value === "" && document.querySelector("#_told").childElementCount > 0);
};

describe("practice", () => {
  let browser, server;
  before(async () => {
    browser = await launch();
    server = await serve(LEARN);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** Opens a page, does `work`, and expects that nothing complained. */
  const on = async (path, work, { from = "server", hash = "", ...options } = {}) => {
    const page = await watched(browser, options);
    await page.goto((from === "server" ? server.url(path) : fileUrl(LEARN, path)) + hash);
    await work(page);
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  };

  describe("a checklist", () => {
    for (const from of ["server", "disk"]) {
      it(`keeps each answer under its moment and day, and shows it again, from the ${from}`, () =>
        on(
          LIST,
          async (page) => {
            assert.equal(await page.locator(".statement :checked").count(), 0, "nothing is chosen beforehand");
            await fillIn(page);
            const day = await today(page);
            const all = await kept(page);
            for (const [moment, ratings] of Object.entries({ start: START, end: END, then: THEN })) {
              for (const [id, value] of Object.entries(ratings)) assert.equal(all[`rating/${moment}/${id}/${day}`], value);
            }
            assert.equal(all["saved/start"], day);
            assert.equal(all["saved/end"], day);
            await page.reload();
            assert.equal(await page.isChecked("#end"), true);
            assert.equal(await picked(page, "ask-work"), "4");
            assert.equal(await picked(page, "ask-work", "then"), "1");
            await page.check("#start");
            assert.equal(await picked(page, "sign"), "na");
            assert.equal(await page.isVisible("#ask-work .then"), false);
          },
          { from },
        ));
    }

    it("takes its moment from the address, as modules link to it", () =>
      on(LIST, async (page) => assert.equal(await page.isChecked("#end"), true), { hash: "#end" }));

    it("shows the next step below the aim, without an aim in the lower half, and not otherwise", () =>
      on(LIST, async (page) => {
        const next = (id) => page.isVisible(`#${id} .next-step`);
        assert.equal(await next("ask-work"), false);
        for (const [value, low] of [[3, true], [4, false], ["na", false], [1, true]]) {
          await pick(page, "ask-work", value);
          assert.equal(await next("ask-work"), low, `ask-work at ${value}`);
        }
        for (const [value, low] of [[2, true], [3, false], [5, false]]) {
          await pick(page, "listen", value);
          assert.equal(await next("listen"), low, `listen at ${value}`);
        }
      }));

    it("keeps the history: another day's rating stands beside the first, and the newest shows", () =>
      on(LIST, async (page) => {
        await page.evaluate(() => window.Preceptor.record.open("learn/checklists/asking").put("rating/start/why/2026-01-05", 1));
        await page.reload();
        assert.equal(await picked(page, "why"), "1");
        await pick(page, "why", 3);
        const all = await kept(page);
        assert.equal(all["rating/start/why/2026-01-05"], 1);
        assert.equal(all[`rating/start/why/${await today(page)}`], 3);
        await page.reload();
        assert.equal(await picked(page, "why"), "3");
      }));

    it("says what is left, and shows the rest", () =>
      on(LIST, async (page) => {
        await pick(page, "why", 2);
        assert.match(await page.textContent("#_told"), /At the start: 1 of 4 rated\. Each answer is kept/);
        await press(page, "See my picture");
        assert.match(await page.textContent("#_told"), /^3 statements have no answer yet/);
        assert.equal(await page.locator(".picture > li").count(), 1);
        assert.equal(await page.evaluate(() => document.activeElement.id), "_picture");
      }));

    it("draws what grew first, in words and as a table too", () =>
      on(LIST, async (page) => {
        await fillIn(page);
        assert.deepEqual(await page.locator(".picture .said").allTextContents(), [
          "I can ask about work in an ordinary appointment.",
          "I can say why I ask about work.",
          "I can listen without judging.",
          "I know who can sign a fit note.",
        ]);
        assert.deepEqual(await page.locator(".sums").allTextContents(), [
          "From start to end: 2 went up, 1 went down.",
          "Compared with looking back: 2 went up, 1 went down.",
        ]);
        assert.equal(
          await page.locator(".picture .in-words").first().textContent(),
          "Start: Slightly confident. End: Confident. Up 2 points. Looking back at the start: Not confident. At or above the aim (Confident).",
        );
        await page.click(".as-table summary");
        assert.deepEqual(await page.locator(".as-table tbody tr").last().locator("th, td").allTextContents(), [
          "I know who can sign a fit note.", "Not relevant", "Fairly confident", "–", "–", "Fairly confident",
        ]);
        assert.match(await page.textContent("#_picture"), /Confidence is not competence/);
        assert.doesNotMatch(await page.innerText("#_picture"), /average|mean score|\d+(\.\d+)? ?%|\b(pass|fail)/i);
      }));

    it("draws marks that differ in shape, inside their picture, on a scale that begins at 0 too", () =>
      on(ELEVEN, async (page) => {
        await pick(page, "begin", 0);
        await pick(page, "stop", 10);
        await press(page, "See my picture");
        assert.equal(await page.locator(".mark-end").count(), 2);
        const boxes = await page.evaluate(() =>
          [...document.querySelectorAll(".dots")].flatMap((dots) => [...dots.querySelectorAll("text")].map((text) => [text.getBBox().x, text.getBBox().x + text.getBBox().width])),
        );
        for (const [left, right] of boxes) assert.ok(left >= 0 && right <= 280, `${left} to ${right}`);
      }));

    it("keeps a reflection while it is typed, with a warning beside it", () =>
      on(LIST, async (page) => {
        await page.getByLabel("What would help you to ask more often?").fill("Time, and a form that asks.");
        await page.waitForFunction(() => localStorage.getItem("preceptor/practice/learn/checklists/asking")?.includes("a form that asks"));
        const hint = await page.getAttribute("#text-help", "aria-describedby");
        assert.match(await page.textContent(`#${hint}`), /could identify a patient/);
        await page.reload();
        assert.equal(await page.inputValue("#text-help"), "Time, and a form that asks.");
      }));

    it("works by keyboard alone", () =>
      on(LIST, async (page) => {
        await page.focus("#start");
        await page.keyboard.press("ArrowRight");
        assert.equal(await page.isChecked("#end"), true);
        await page.keyboard.press("Tab");
        await page.keyboard.press("Space");
        assert.equal(await picked(page, "ask-work"), "1");
        for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowRight");
        assert.equal(await picked(page, "ask-work"), "4");
        await page.keyboard.press("Tab");
        await page.keyboard.press("ArrowRight");
        assert.ok(await picked(page, "ask-work", "then"));
        await page.focus("#_finish button");
        await page.keyboard.press("Enter");
        assert.equal(await page.evaluate(() => document.activeElement.id), "_picture");
      }));

    it("takes in what another tab does", () =>
      on(LIST, async (page) => {
        const other = watch(await page.context().newPage());
        await other.goto(server.url(LIST));
        await pick(other, "why", 5);
        await page.waitForFunction(() => document.querySelector('#why input[value="5"]').checked);
        await pick(page, "listen", 1);
        await other.waitForFunction(() => document.querySelector('#listen input[value="1"]').checked);
        assert.deepEqual(other.wrong, []);
      }));

    it("goes on without storage, and says so", async () => {
      const page = await watched(browser);
      await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new Error("blocked"); } }));
      await page.goto(server.url(LIST));
      assert.equal(await page.isVisible("#_notice"), true);
      await fillIn(page);
      assert.equal(await page.locator(".picture > li").count(), 4);
      await page.context().close();
    });

    it("is a form without scripts: on screen and on paper", async () => {
      const page = await open(browser, { javaScriptEnabled: false });
      await page.goto(server.url(LIST));
      assert.equal(await page.isVisible("#_off"), true);
      assert.equal(await page.isVisible("#_finish"), false);
      assert.equal(await page.isVisible("#_picture"), false);
      assert.equal(await page.locator(".next-step").first().isVisible(), true);
      await page.emulateMedia({ media: "print" });
      for (const [part, shown] of [["#_off", false], [".next-step >> nth=0", false], [".by-hand", true], [".prompt .paper-lines", true], [".prompt textarea", false], ["#ask-work input >> nth=0", true]]) {
        assert.equal(await page.locator(part).isVisible(), shown, part);
      }
      await page.context().close();
    });

    it("is accessible and narrow untouched, answered and finished", () =>
      on(LIST, async (page) => {
        const look = async (state) => {
          const found = [...(await accessible(page)), ...(await narrow(page))].map((finding) => `${state}: ${finding}`);
          await page.evaluate(() => (document.adoptedStyleSheets = []));
          await page.setViewportSize(DESK);
          return found;
        };
        const found = await look("untouched");
        await rate(page, START);
        found.push(...(await look("answered")));
        await fillIn(page);
        found.push(...(await look("finished")));
        none(found);
      }));
  });

  describe("the team picture", () => {
    for (const from of ["server", "disk"]) {
      it(`shows growth as growth, refuses a file with its reason, and asks for nothing, from the ${from}`, () =>
        on(
          TEAM,
          async (page) => {
            const asked = [];
            page.on("request", (request) => asked.push(request.url()));
            await add(page, [...team(40), file("bad", {}, "{"), file("other", {}, { site: "elsewhere" })]);
            assert.match(await page.textContent("#_told"), /^40 files added\.2 files could not be counted/);
            assert.match(await page.textContent("#_told"), /bad\.json: This is not a team file.*other\.json: This file comes from another site/);
            await show(page);
            assert.equal(await page.textContent("#_people"), "40 people sent a file.");
            assert.equal(await page.textContent(".team-sum"), "Of all ratings, at or above the aim: between 10% and 25% at the start, about 50% at the end. Confidence is higher at the end.");
            assert.deepEqual(await page.locator("#_drawn h4").allTextContents(), ["Support is wanted here: fewer than half are at or above the aim", "More than half are at or above the aim", "Not shown: fewer than 6 people rated these"]);
            const [why, ask] = await page.locator(".team-statements > li").all();
            assert.equal(await why.locator(".said").textContent(), "I can say why I ask about work.");
            assert.equal(await ask.locator(".team-aim").textContent(), "Aim: Confident or higher");
            assert.deepEqual(await lines(ask), ["At the start: Fewer than half, 10 people", "At the end: More than half, 30 people", "Looking back at the start: Fewer than half"]);
            assert.equal(await ask.locator(".team-change").textContent(), "More people than at first");
            assert.deepEqual(await lines(why), ["At the start: Fewer than half", "At the end: Fewer than half"]);
            assert.deepEqual(await ask.locator(".team-cells").evaluateAll((all) => all.map((cells) => cells.querySelectorAll(".on").length)), [1, 3, 1]);
            assert.deepEqual(asked, []);
            // A word of its own: the random name of this browser may hold the same letters.
            assert.equal(await page.evaluate(() => /\bp39\b/.test(JSON.stringify(localStorage))), false);
          },
          { from },
        ));
    }

    it("tells how many are there, and offers a picture from six people on, when it is asked for", () =>
      on(TEAM, async (page) => {
        await add(page, team(1));
        assert.equal(await page.textContent("#_total"), "A file from 1 of at least 6 people is here.");
        await add(page, team(4, 1));
        assert.equal(await page.textContent("#_total"), "Files from 5 of at least 6 people are here.");
        assert.equal(await page.isVisible("#_show"), false);
        await add(page, team(1, 5));
        assert.equal(await page.textContent("#_total"), "Files from 6 people are here.");
        assert.equal(await page.isVisible("#_picture"), false);
        await show(page);
        assert.equal(await page.locator(".team-statements > li").count(), 2);
        assert.equal(await page.locator("#_drawn > p").textContent(), "No ratings in these files: Eleven points.");
      }));

    it("puts the picture away when a file comes, and warns of two that differ by a few people", () =>
      on(TEAM, async (page) => {
        await add(page, team(8));
        await show(page);
        await add(page, team(1, 8));
        assert.equal(await page.isVisible("#_picture"), false);
        assert.match(await page.textContent("#_near"), /^Do not share both picturesThis picture would differ from the last one by 1 person\./);
        assert.equal(await page.textContent("#_show"), "Show the new picture");
        await press(page, "Remove all files");
        await add(page, team(7));
        assert.match(await page.textContent("#_near"), /differ from the last one by 1 person/);
        await add(page, team(7, 20));
        assert.equal(await page.isVisible("#_near"), false);
        assert.equal(await page.textContent("#_show"), "Show the picture");
      }));

    it("says the same in bars, table and file, and no count from 1 to 9", () =>
      on(TEAM, async (page) => {
        for (const size of [6, 13, 26, 37]) {
          await add(page, team(size));
          await show(page);
          const shown = await page.locator(".team-line b").allTextContents();
          const table = await page.locator("#_drawn tbody tr").evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
          const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Save as a table (CSV)")]);
          const csv = readFileSync(await download.path(), "utf8").trim().split("\r\n").slice(1).map((row) => row.slice(1, -1).split('","'));
          assert.deepEqual(csv.map(([, ...cells]) => cells.map((cell) => cell || "–")), table);
          assert.deepEqual(shown.map((text) => text.replace(" people", "")).sort(), table.map((row) => row[4]).filter((cell) => cell !== "–").sort());
          for (const text of shown) assert.ok(Number.parseInt(text) >= 10, `${text} of ${size}`);
          assert.equal(shown.length > 0, size === 37, `${size}: ${shown}`);
          await press(page, "Remove all files");
        }
      }));

    it("counts a person once, by the newer file, in the earlier form too", () =>
      on(TEAM, async (page) => {
        const old = (from, day) => file(from, {}, { version: 1, day, checklists: [{ doc: DOC, ratings: { why: { start: day.endsWith("25") ? 5 : 1 } } }] });
        await add(page, [...team(12), old("p20", "2026-11-25"), old("p20", "2026-11-01"), old("p0", "2026-11-25"), team(1)[0]]);
        assert.equal(await page.textContent("#_told"), "13 files added. 2 files left out: newer ones from the same people are already counted. 1 file was here already.");
        assert.equal(await page.textContent("#_total"), "Files from 13 people are here.");
      }));

    it("takes files that are dropped, and takes them all away again", () =>
      on(TEAM, async (page) => {
        await page.evaluate((texts) => {
          const data = new DataTransfer();
          texts.forEach((text, index) => data.items.add(new File([text], `p${index}.json`)));
          document.querySelector("#_drop").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }, team(10).map(({ buffer }) => buffer.toString()));
        await page.waitForSelector("#_show:visible");
        await show(page);
        await press(page, "Remove all files");
        assert.equal(await page.isVisible("#_picture"), false);
        assert.equal(await page.isVisible("#_show"), false);
        assert.equal(await page.textContent("#_told"), "All files are removed from this page.");
      }));

    it("prints the picture alone, or one sheet of paper alone", () =>
      on(TEAM, async (page) => {
        await page.evaluate(() => (window.print = () => {}));
        const printed = () => page.evaluate(() => [...document.querySelectorAll("main h1, main h2, main h3")].filter((head) => head.getClientRects().length).map((head) => head.textContent));
        await add(page, team(8));
        await show(page);
        await press(page, "Print this picture");
        await page.emulateMedia({ media: "print" });
        assert.deepEqual(await printed(), ["Your team's picture", "Asking about work"]);
        await page.evaluate(() => dispatchEvent(new Event("afterprint")));
        await page.emulateMedia({ media: "screen" });
        await page.locator(".sheet summary").nth(1).click();
        await page.locator(".sheet [data-sheet]").nth(1).click();
        await page.emulateMedia({ media: "print" });
        assert.deepEqual(await printed(), ["Eleven points"]);
        assert.deepEqual(await page.locator(".sheet").nth(1).locator("tbody tr").first().locator("td").allTextContents(), ["", "", "", "", "", "", "", "aim", "", "", ""]);
      }));

    it("copies the words for the team where no clipboard is offered", () =>
      on(TEAM, async (page) => {
        assert.equal(await page.evaluate(() => isSecureContext), false);
        await press(page, "Copy this text");
        assert.match(await page.textContent("#_copied"), /^(Copied\.|The text is selected)/);
      }));

    it("reads the file that My record makes", () =>
      on(LIST, async (page) => {
        await fillIn(page);
        await page.goto(server.url("record.html"));
        const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Export for my team")]);
        const text = readFileSync(await download.path(), "utf8");
        await page.goto(server.url(TEAM));
        await add(page, [file("mine", {}, text)]);
        assert.equal(await page.textContent("#_told"), "1 file added.");
      }));

    it("says without scripts what it would do", async () => {
      const page = await open(browser, { javaScriptEnabled: false });
      await page.goto(server.url(TEAM));
      assert.equal(await page.isVisible("#_off"), true);
      assert.equal(await page.isVisible("#_files"), false);
      assert.match(await page.innerText("main"), /only for statements that 25 people or more rated, and only where at least 10 are at or above the aim/);
      await page.click(".sheet summary");
      assert.equal(await page.isVisible(".sheet table"), true);
      await page.context().close();
    });

    it("is accessible and narrow empty and with a picture", () =>
      on(TEAM, async (page) => {
        const found = [...(await accessible(page)), ...(await narrow(page))];
        await page.setViewportSize(DESK);
        await page.reload();
        await add(page, [...team(45), file("bad", {}, "{")]);
        found.push(...(await accessible(page)));
        await show(page);
        await add(page, team(1, 60));
        found.push(...(await accessible(page)));
        await show(page);
        for (const width of [360, 768, 1024, 1280]) {
          await page.setViewportSize({ width, height: 900 });
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px wide`);
          assert.deepEqual(await page.locator(".team-line, .team-share").evaluateAll((all) => all.filter((line) => line.scrollWidth > line.clientWidth).length), 0, `${width} px wide`);
        }
        await page.click(".sheet summary");
        await page.click("#_drawn .as-table summary");
        found.push(...(await accessible(page)), ...(await narrow(page)));
        none(found);
      }));
  });
});
