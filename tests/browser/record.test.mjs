// "My record" and "continue" of the pack in a browser, from a server and from the disk.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { SMALL_SCREEN, launch, open } from "./lib/browser.mjs";
import { accessible } from "./lib/checks/axe.mjs";
import { narrow } from "./lib/checks/layout.mjs";
import { PAPER, keepsForcedColours, prints } from "./lib/checks/media.mjs";
import { none } from "./lib/expect.mjs";
import { PACK, fileUrl } from "./lib/places.mjs";
import { documents, file, long, sample } from "./lib/sample-record.mjs";
import { serve } from "./lib/server.mjs";

const told = (page) => page.textContent("#_told");

/** Brings a file in and gives what the page says of it. */
const bring = async (page, given) => {
  await page.evaluate(() => (document.getElementById("_told").textContent = ""));
  await page.setInputFiles("#_file", given);
  await page.waitForFunction(() => document.getElementById("_told").textContent);
  return told(page);
};

const saved = async (page, button) => {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
};

const seen = (page, selector) => page.locator(selector).filter({ visible: true }).count();

for (const from of ["server", "disk"]) {
  describe(`my record, from the ${from}`, () => {
    let browser, server;
    const pages = [];
    before(async () => {
      browser = await launch();
      server = await serve(PACK);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    const url = (path) => (from === "server" ? server.url(path) : fileUrl(PACK, path));
    /** The record page in a browser of its own, with the sample in it if `filled`. Errors of scripts and policy are findings. */
    const start = async ({ filled = true, before: init, ...options } = {}) => {
      const page = await open(browser, { locale: "en-GB", ...options });
      pages.errors = [];
      page.on("pageerror", (error) => pages.errors.push(error.message));
      page.on("console", (message) => message.type() === "error" && pages.errors.push(message.text()));
      if (init) await page.addInitScript(init);
      await page.goto(url("record.html"));
      if (filled) await bring(page, file(sample(await page.evaluate(documents))));
      return page;
    };
    const end = async (page) => {
      await page.context().close();
      none(pages.errors);
    };

    it("says without scripts what it would do, and shows no dead control", async () => {
      const page = await start({ filled: false, javaScriptEnabled: false });
      assert.equal(await seen(page, "#_off"), 1);
      assert.equal(await seen(page, "#_record button, #_record input, #_record select, #_record textarea"), 0);
      assert.ok((await seen(page, "#_can > li > a")) > 10);
      await end(page);
    });

    it("says that nothing is on record, and where to begin", async () => {
      const page = await start({ filled: false });
      assert.equal(await seen(page, "#_empty a"), 3);
      assert.equal(await seen(page, "#_off, #_notice, #_modules, #_quizzes, #_ratings, #_texts, #_plans"), 0);
      if (from === "server") none(await accessible(page));
      await end(page);
    });

    it("shows what is on record", async () => {
      const page = await start();
      assert.match(await told(page), /Added: \d+\. Changed: 0\. Already here: 0\./);
      assert.equal(await seen(page, "#_empty"), 0);
      assert.match(await page.textContent("#_modules"), /2 of \d+ steps done.*Next:.*Observed on 10 November 2026, educator/);
      // What was observed comes first, on a line of its own.
      assert.equal(await page.locator("#_modules li .signed").evaluate((line) => getComputedStyle(line).display), "block");
      const rows = await page.locator("#_quizzes tbody tr").allTextContents();
      assert.equal(rows.length, 3);
      assert.match(rows[0], /22 November 2026Not finished/);
      assert.match(rows[1], /1 November 20269 of 10 pointsReached the pass mark/);
      assert.match(rows[2], /10 September 20265 of 10 pointsNot yet/);
      assert.match(await page.textContent("#_ratings"), /Start to end: 3 higher, 3 the same, 2 lower\.Looking back to end: 6 higher, 2 the same, 0 lower\./);
      assert.match(await page.textContent("#_texts"), /Time in the first talk\..*Also written elsewhere.*Someone to practise with\./);
      if (from === "server") none(await accessible(page));
      await end(page);
    });

    it("works twice as hard for twice the record, not four times", async () => {
      if (from !== "server") return;
      // Runs of each piece of the page's own scripts: the same on every machine, as seconds are not.
      const work = async (count) => {
        const page = await start({ filled: false });
        const session = await page.context().newCDPSession(page);
        await session.send("Profiler.enable");
        await session.send("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
        await bring(page, file(long(await page.evaluate(documents), count)));
        const { result } = await session.send("Profiler.takePreciseCoverage");
        const own = result.filter(({ url }) => url.includes("/assets/"));
        const runs = own.flatMap((script) => script.functions.flatMap((one) => one.ranges.map((range) => range.count)));
        assert.equal(await seen(page, "#_quizzes tbody tr"), count);
        await end(page);
        return runs.reduce((sum, run) => sum + run, 0);
      };
      const [one, two] = [await work(150), await work(300)];
      assert.ok(two <= 2.5 * one, `${one} runs, then ${two}`);
    });

    it("removes another version of a text when asked twice", async () => {
      const page = await start();
      await page.click("#_texts button");
      await page.click("#_no");
      assert.equal(await seen(page, ".other"), 1);
      await page.click("#_texts button");
      await page.click("#_yes");
      assert.equal(await seen(page, ".other"), 0);
      assert.match(await page.textContent("#_texts"), /Time in the first talk/);
      await end(page);
    });

    it("saves a copy that another browser takes in, once", async () => {
      const page = await start();
      const copy = await saved(page, "#_export");
      assert.match(copy.name, /^work-and-health-record-\d{4}-\d\d-\d\d\.json$/);
      const other = await start({ filled: false });
      const given = { name: copy.name, mimeType: "application/json", buffer: Buffer.from(copy.text) };
      assert.match(await bring(other, given), /Added: [1-9]/);
      assert.match(await bring(other, given), /Added: 0\. Changed: 0\./);
      const again = await saved(other, "#_export");
      assert.deepEqual(JSON.parse(again.text).records, JSON.parse(copy.text).records);
      await page.context().close();
      await end(other);
    });

    it("takes a file that is dropped", async () => {
      const page = await start({ filled: false });
      const text = file(sample(await page.evaluate(documents))).buffer.toString();
      await page.evaluate((text) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], "record.json"));
        document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      }, text);
      await page.waitForFunction(() => /Added/.test(document.getElementById("_told").textContent));
      await end(page);
    });

    it("refuses files with a reason, and changes nothing", async () => {
      const page = await start();
      const before = await page.evaluate(() => JSON.stringify(localStorage));
      const cases = [
        [{ name: "a.json", mimeType: "application/json", buffer: Buffer.from("hello") }, /not a record file, or it is damaged/],
        [file([], { version: 2 }), /newer version/],
        [file([], { site: "other" }), /another site: other/],
        [file([{ doc: "x" }]), /does not belong in a record: x/],
        [{ name: "a.json", mimeType: "application/json", buffer: Buffer.alloc(5_000_001, 32) }, /too big/],
      ];
      for (const [given, says] of cases) assert.match(await bring(page, given), says);
      assert.equal(await page.evaluate(() => JSON.stringify(localStorage)), before);
      await end(page);
    });

    it("shows markup in a file as text", async () => {
      const page = await start({ filled: false });
      const evil = '<img src="x" onerror="window.hit = 1">';
      const [, module] = sample(await page.evaluate(documents));
      const at = "2026-11-24T10:00:00.000Z";
      const bad = { ...module, doc: "learn/gone", title: evil, entries: { [`text/${evil}`]: { a: { at, value: evil }, b: { at, value: `${evil}!` } }, "sign/x": { a: { at, value: { word: evil, by: evil, on: evil } } } } };
      const cpd = { ...module, doc: " cpd", kind: "cpd", entries: { "entry/1": { a: { at, value: { date: evil, activity: evil, learned: evil } } } } };
      await bring(page, file([bad, cpd]));
      assert.equal(await page.evaluate(() => window.hit), undefined);
      assert.equal(await page.locator("#_record img").count(), 0);
      assert.ok((await page.textContent("#_texts")).includes(evil));
      await end(page);
    });

    it("keeps, changes and removes CPD notes", async () => {
      const page = await start({ filled: false });
      await page.click("#_add summary");
      await page.click("#_cpd_form .main");
      assert.equal(await page.evaluate(() => document.activeElement.id), "_error");
      await page.click("#_error li:last-child a");
      assert.equal(await page.evaluate(() => document.activeElement.id), "_learned");
      // What is missing is said at the field, too, and goes with the rest when the form is cleared.
      assert.deepEqual(await page.locator("#_cpd_form .missing:visible").allTextContents(), ["Choose the type of activity", "Write what you learned"]);
      assert.equal(await page.getAttribute("#_learned", "aria-describedby"), "_learned_hint _learned_missing");
      await page.getByRole("button", { name: "Clear this form" }).click();
      assert.equal(await page.locator("#_cpd_form .missing:not(:empty), #_cpd_form [aria-invalid=true]").count(), 0);
      await page.fill("#_learned", "=HYPERLINK(1)");
      await page.selectOption("#_activity", "formal");
      await page.fill("#_date", "2026-11-05");
      await page.click("#_cpd_form .main");
      assert.equal(await told(page), "Saved to your record.");
      await page.reload();
      assert.match(await page.textContent("#_entries"), /5 November 2026Formal education.*=HYPERLINK\(1\)/);
      const { name, text } = await saved(page, "#_csv");
      assert.match(name, /^work-and-health-cpd-.*\.csv$/);
      assert.equal(text, '\uFEFF"Date","Type of activity","What you learned","Benefit to your practice","Benefit to service users"\r\n"2026-11-05","Formal education","\'=HYPERLINK(1)","",""\r\n');
      await page.getByRole("button", { name: "Change the note of 5 November 2026" }).click();
      await page.fill("#_users", "shorter waits");
      await page.click("#_cpd_form .main");
      assert.equal(await page.locator("#_entries article").count(), 1);
      assert.match(await page.textContent("#_entries"), /shorter waits/);
      await page.getByRole("button", { name: "Remove the note of 5 November 2026" }).click();
      await page.click("#_yes");
      assert.equal(await page.locator("#_entries article").count(), 0);
      await end(page);
    });

    it("gives the team what is at or above the aim, and nothing else", async () => {
      const page = await start();
      const { name, text } = await saved(page, "#_team");
      assert.match(name, /^work-and-health-team-[a-z0-9]{12}\.json$/);
      const team = JSON.parse(text);
      assert.deepEqual(Object.keys(team), ["format", "version", "site", "from", "made", "checklists"]);
      assert.equal(team.checklists.length, 1);
      const [first] = Object.values(team.checklists[0].statements);
      assert.deepEqual(first, { aim: 4, start: false, then: false, end: true });
      assert.doesNotMatch(text, /talk|practise|\d{4}-\d\d|T10:00/);
      const again = await saved(page, "#_team");
      assert.notEqual(again.name, name);
      const { from, made } = JSON.parse(again.text);
      assert.deepEqual([from, made], [team.from, team.made + 1]);
      await end(page);
    });

    it("clears when asked twice, and offers a copy first", async () => {
      const page = await start();
      await page.click("#_clear");
      assert.equal(await seen(page, "#_sure #_first"), 1);
      await page.keyboard.press("Escape");
      assert.ok((await page.evaluate(() => localStorage.length)) > 4);
      await page.click("#_clear");
      assert.match((await saved(page, "#_first")).text, /preceptor-record/);
      await page.click("#_yes");
      assert.equal(await told(page), "Your record is cleared from this browser.");
      assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ["preceptor/work-and-health//device"]);
      assert.equal(await seen(page, "#_empty"), 1);
      await end(page);
    });

    it("follows what another tab does", async () => {
      const page = await start({ filled: false });
      const other = await page.context().newPage();
      await other.goto(url("record.html"));
      await bring(other, file(sample(await other.evaluate(documents))));
      await page.waitForFunction(() => !document.getElementById("_ratings").hidden);
      await end(page);
    });

    it("says that storage is blocked, and goes on", async () => {
      const block = () => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
      const page = await start({ before: block });
      assert.match(await page.textContent("#_notice"), /storage is blocked or missing/);
      assert.equal(await seen(page, "#_ratings"), 1);
      await end(page);
    });

    it("sets damaged texts aside, says so, and saves them", async () => {
      const damage = () => sessionStorage.done ?? (localStorage.setItem("preceptor/work-and-health/learn/a", "{broken"), (sessionStorage.done = 1));
      const page = await start({ filled: false, before: damage });
      assert.match(await page.textContent("#_notice"), /could not be read/);
      assert.equal((await saved(page, "#_damaged button")).text, "{broken");
      await end(page);
    });

    it("prints what one takes to a meeting", async () => {
      const page = await start();
      await page.emulateMedia({ media: "print" });
      assert.equal(await seen(page, "#_record button, #_cpd_form, #_keep, #_can, .site-head nav"), 0);
      assert.equal(await seen(page, ".by-hand dt"), 3);
      assert.equal(await seen(page, "#_modules, #_quizzes, #_ratings, #_texts, #_entries"), 5);
      // Addresses are for other sites; those of this one would fill the page.
      assert.equal(await page.locator("#_record section:not(.no-print) a[href^='http']").count(), 0);
      await end(page);
    });

    it("fits small screens, paper and forced colours", async () => {
      for (const [check, options] of [[narrow, { viewport: SMALL_SCREEN }], [narrow, { viewport: { width: 360, height: 800 } }], [prints, { viewport: PAPER }], [keepsForcedColours, { forcedColors: "active" }]]) {
        const page = await start(options);
        none(await check(page));
        await end(page);
      }
    });

    it("offers on the home page what was begun, and nothing else", async () => {
      const page = await start({ filled: false });
      const found = await page.evaluate(documents);
      await page.goto(url("index.html"));
      assert.equal(await seen(page, "#_continue"), 0);
      await page.goto(url("record.html"));
      await bring(page, file(sample(found)));
      await page.goto(url("index.html"));
      assert.match(await page.textContent("#_continue"), /1 of 3 questions answered/);
      assert.equal(await page.locator("#_continue a").evaluate((link) => link.href), url(found.find(({ kind }) => kind === "quiz").href));
      if (from === "server") none(await accessible(page));
      await page.evaluate(() => {
        for (const [key, text] of Object.entries(localStorage)) localStorage.setItem(key, text.replace(/"href":"[^"]*"/, '"href":"javascript:alert(1)"'));
      });
      await page.reload();
      assert.equal(await seen(page, "#_continue"), 0);
      await end(page);
    });
  });
}
