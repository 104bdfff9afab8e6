// A leader's plan: filled in by mouse and by keyboard, kept, filtered, saved, printed, in two tabs and without scripts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { launch } from "./lib/browser.mjs";
import { accessible } from "./lib/checks/axe.mjs";
import { tabWalk } from "./lib/checks/focus.mjs";
import { tabTo } from "./lib/checks/keyboard.mjs";
import { narrow } from "./lib/checks/layout.mjs";
import { load } from "./lib/checks/load.mjs";
import { markup } from "./lib/checks/markup.mjs";
import { keepsForcedColours, prints } from "./lib/checks/media.mjs";
import { readsWithoutScripts } from "./lib/checks/noscript.mjs";
import { none } from "./lib/expect.mjs";
import { LEARN, fileUrl, read } from "./lib/places.mjs";
import { press, watch, watched } from "./lib/quiz.mjs";
import { serve } from "./lib/server.mjs";

const PLAN = "plans/index.html";
const KEY = "preceptor/practice/plans/index";

const action = (page, id) => page.locator(`#${id}`);
/** What an action's line says, as it is shown. */
const line = (page, id) =>
  action(page, id).locator("summary").evaluate((summary) =>
    [...summary.children].filter((part) => part.className !== "skip" && part.checkVisibility()).map((part) => part.innerText.trim()).join(" · "));
const unfold = async (page, id) => {
  const details = action(page, id).locator("details");
  if (!(await details.evaluate((element) => element.open))) await details.locator("summary").click();
};
const field = (page, id, name) => action(page, id).locator("label").filter({ has: page.getByText(name, { exact: true }).and(page.locator("span:first-child")) }).locator("input, select, textarea");
const shownIds = (page) => page.locator(".plan-action:visible").evaluateAll((rows) => rows.map(({ id }) => id));
const kept = (page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? "null"), KEY);
/** What is kept now, by path. */
const values = async (page) => {
  const entries = Object.entries((await kept(page))?.entries ?? {});
  return Object.fromEntries(entries.map(([path, devices]) => [path, Object.values(devices).sort((a, b) => (a.at < b.at ? 1 : -1))[0].value]));
};

const WRITTEN = {
  "owner/sys-1": "Kim Lee, lead",
  "due/sys-1": "2027-03-03",
  "priority/sys-1": "high",
  "status/sys-1": "started",
  "text/sys-1": "Minutes of 3 March;\nan audit, before and after.",
};

const fillIn = async (page) => {
  await unfold(page, "sys-1");
  await field(page, "sys-1", "Owner").fill(WRITTEN["owner/sys-1"]);
  await field(page, "sys-1", "Due date").fill(WRITTEN["due/sys-1"]);
  await field(page, "sys-1", "Priority").selectOption({ label: "High" });
  await field(page, "sys-1", "Status").selectOption({ label: "Started" });
  await field(page, "sys-1", "Evidence").fill(WRITTEN["text/sys-1"]);
};

const setStatus = async (page, id, label) => {
  await unfold(page, id);
  await field(page, id, "Status").selectOption({ label });
};

const saved = async (page, name) => {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, name)]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
};

for (const from of ["server", "disk"]) {
  describe(`a plan, from the ${from}`, () => {
    let browser, server;
    before(async () => {
      browser = await launch();
      server = await serve(LEARN);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    const url = (path) => (from === "server" ? server.url(path) : fileUrl(LEARN, path));
    const start = async (options = {}) => {
      const page = await watched(browser, options);
      await page.goto(url(PLAN));
      return page;
    };
    const end = async (page) => {
      assert.deepEqual(page.wrong, []);
      await page.context().close();
    };

    it("is filled in, says what is written, and holds it after a reload", async () => {
      const page = await start();
      assert.match(await line(page, "sys-1"), /Plan this action/);
      assert.equal(await page.textContent("#_plan_go"), "Choose your first action, such as sys-1");
      assert.equal(await kept(page), null);
      await fillIn(page);
      await setStatus(page, "sys-2", "Done");
      for (let round = 0; round < 2; round += 1) {
        assert.deepEqual(await values(page), { ...WRITTEN, "status/sys-2": "done" });
        assert.match(await line(page, "sys-1"), /Started · Kim Lee, lead · due 3 March 2027 · High priority · evidence noted/);
        assert.match(await line(page, "sys-2"), /Done/);
        assert.match(await line(page, "wrk-1"), /Plan this action/);
        assert.equal(await page.textContent("#_plan_done"), "1 of 3 done, 1 under way");
        assert.equal(await page.locator("progress").evaluate(({ value, max }) => `${value} of ${max}`), "1 of 3");
        assert.equal(await page.textContent("#_plan_go"), "Next: sys-1, due 3 March 2027");
        await page.reload();
      }
      for (const [path, value] of Object.entries(WRITTEN)) {
        assert.equal(await page.locator(`#sys-1 [data-path=${path.split("/")[0]}]`).inputValue(), value);
      }
      assert.deepEqual([(await kept(page)).kind, (await kept(page)).title, (await kept(page)).href], ["plan", "Plan for leaders", PLAN]);
      await end(page);
    });

    it("takes back what is emptied", async () => {
      const page = await start();
      await fillIn(page);
      await field(page, "sys-1", "Due date").fill("");
      await field(page, "sys-1", "Owner").fill("  ");
      await page.reload();
      assert.match(await line(page, "sys-1"), /Started · High priority · evidence noted/);
      assert.equal(await page.textContent("#_plan_go"), "Next: sys-1, no date yet");
      await end(page);
    });

    it("leads to the next step", async () => {
      const page = await start();
      await fillIn(page);
      await unfold(page, "wrk-1");
      await field(page, "wrk-1", "Due date").fill("2020-01-02");
      assert.equal(await page.textContent("#_plan_go"), "Next: wrk-1, was due 2 January 2020");
      await page.selectOption("#_plan_section", { label: "The wider system" });
      await page.reload();
      await page.selectOption("#_plan_section", { label: "The wider system" });
      await page.click("#_plan_go");
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), 'wrk-1: Talk about work, health & "what matters"; write it down.');
      assert.equal(await field(page, "wrk-1", "Owner").isVisible(), true);
      assert.deepEqual(await shownIds(page), ["sys-1", "sys-2", "wrk-1"]);
      await setStatus(page, "wrk-1", "Done");
      assert.equal(await page.textContent("#_plan_go"), "Next: sys-1, due 3 March 2027");
      await setStatus(page, "sys-1", "Dropped");
      assert.equal(await page.textContent("#_plan_go"), "Choose another action, such as sys-2");
      assert.equal(await page.textContent("#_plan_done"), "1 of 2 done, 0 under way, 1 dropped");
      await setStatus(page, "sys-2", "Done");
      assert.equal(await page.isVisible("#_plan_go"), false);
      assert.match(await page.textContent("#_plan_why"), /Every action is done or dropped/);
      await end(page);
    });

    it("filters by section and status, with a live count", async () => {
      const page = await start();
      await setStatus(page, "sys-2", "Done");
      const count = () => page.getByRole("status").filter({ hasText: /Actions shown|No action/ }).textContent();
      assert.equal(await count(), "Actions shown: 3 of 3");
      await page.getByLabel("Section").selectOption({ label: "The workforce" });
      assert.deepEqual(await shownIds(page), ["wrk-1"]);
      assert.equal(await count(), "Actions shown: 1 of 3");
      assert.equal(await page.getByRole("heading", { name: "The wider system" }).isVisible(), false);
      await page.locator("#_plan_status").selectOption({ label: "Done" });
      assert.deepEqual(await shownIds(page), []);
      assert.match(await count(), /No action fits/);
      await page.getByLabel("Section").selectOption({ label: "All sections" });
      assert.deepEqual(await shownIds(page), ["sys-2"]);
      await page.locator("#_plan_status").selectOption({ label: "Not started" });
      assert.deepEqual(await shownIds(page), ["sys-1", "wrk-1"]);
      // What is written in stays where it is.
      await setStatus(page, "sys-1", "Done");
      assert.deepEqual(await shownIds(page), ["sys-1", "wrk-1"]);
      await page.locator("#_plan_status").selectOption({ label: "Done" });
      if (await page.locator(".contents a[href='#workforce']").count()) {
        await page.locator(".contents a[href='#workforce']").click();
        assert.deepEqual(await shownIds(page), ["sys-1", "sys-2", "wrk-1"]);
      }
      await end(page);
    });

    it("saves a table", async () => {
      const page = await start();
      await fillIn(page);
      await unfold(page, "wrk-1");
      await field(page, "wrk-1", "Owner").fill("=1+1");
      const { name, text } = await saved(page, "Save for a spreadsheet");
      assert.match(name, /^practice-plans-index-\d{4}-\d\d-\d\d\.csv$/);
      assert.equal(
        text,
        [
          '\uFEFF"Action","What to do","Section","Owner","Due date","Priority","Status","Evidence"',
          `"sys-1","Name a lead for work and health, with time to do it.","The wider system","Kim Lee, lead","2027-03-03","High","Started","${WRITTEN["text/sys-1"]}"`,
          '"sys-2","Ask partners what they need, and agree a first step.","The wider system","","","","Not started",""',
          `"wrk-1","Talk about work, health & ""what matters""; write it down.","The workforce","'=1+1","","","Not started",""`,
          "",
        ].join("\r\n"),
      );
      assert.equal(await page.textContent("#_plan_told"), `Saved as ${name}.`);
      await end(page);
    });

    it("saves a calendar of what is dated and still to do", async () => {
      const page = await start();
      await press(page, "Save dates for a calendar");
      assert.match(await page.textContent("#_plan_told"), /has a due date yet/);
      await fillIn(page);
      await unfold(page, "sys-2");
      await field(page, "sys-2", "Due date").fill("2027-01-01");
      await field(page, "sys-2", "Status").selectOption({ label: "Done" });
      await unfold(page, "wrk-1");
      await field(page, "wrk-1", "Due date").fill("2027-12-31");
      const one = await saved(page, "Save dates for a calendar");
      assert.match(one.name, /^practice-plans-index-\d{4}-\d\d-\d\d\.ics$/);
      const { entries } = await kept(page);
      const at = (path) => Object.values(entries[path])[0].at.replace(/[-:]|\.\d+/g, "");
      const lines = one.text.replaceAll("\r\n ", "").split("\r\n");
      assert.deepEqual(lines.slice(3, -2), [
        "BEGIN:VEVENT",
        "UID:plans/index#sys-1@practice",
        `DTSTAMP:${at("status/sys-1")}`,
        "DTSTART;VALUE=DATE:20270303",
        "SUMMARY:sys-1: Name a lead for work and health\\, with time to do it.",
        "DESCRIPTION:Owner: Kim Lee\\, lead\\nPriority: High\\nStatus: Started",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:plans/index#wrk-1@practice",
        `DTSTAMP:${at("due/wrk-1")}`,
        "DTSTART;VALUE=DATE:20271231",
        'SUMMARY:wrk-1: Talk about work\\, health & "what matters"\\; write it down.',
        "DESCRIPTION:Status: Not started",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
      ]);
      assert.equal(one.text.includes("Minutes"), false);
      await page.reload();
      assert.equal((await saved(page, "Save dates for a calendar")).text, one.text);
      await end(page);
    });

    it("loses nothing between two tabs", async () => {
      const page = await start();
      const other = watch(await page.context().newPage());
      await other.goto(url(PLAN));
      await fillIn(page);
      await page.evaluate(() => document.activeElement.blur());
      await assert.doesNotReject(other.waitForFunction(() => /Kim Lee/.test(document.querySelector("#sys-1 summary").textContent)));
      assert.equal(await other.locator("#sys-1 [data-path=text]").inputValue(), WRITTEN["text/sys-1"]);
      await setStatus(other, "sys-2", "Dropped");
      await page.waitForFunction(() => /Dropped/.test(document.querySelector("#sys-2 summary").textContent));
      // Both write evidence while the other's field is being written in.
      await field(page, "sys-1", "Evidence").fill("Here");
      await unfold(other, "sys-1");
      await field(other, "sys-1", "Evidence").fill("There");
      await field(page, "sys-1", "Evidence").fill("Here and now");
      await other.locator("h1").click();
      await page.locator("h1").click();
      const texts = Object.values((await kept(page)).entries["text/sys-1"]).map(({ value }) => value);
      assert.ok(texts.includes("There") && texts.includes("Here and now"), texts.join(" | "));
      assert.equal(await field(page, "sys-1", "Evidence").inputValue(), "Here and now");
      assert.equal(await action(page, "sys-1").getByText("Another text was written here").isVisible(), true);
      await end(page);
      assert.deepEqual(other.wrong, []);
    });

    it("goes on where the browser keeps nothing, and says so", async () => {
      const page = await watched(browser);
      await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new Error("blocked"); } }));
      await page.goto(url(PLAN));
      await fillIn(page);
      assert.match(await line(page, "sys-1"), /Started · Kim Lee/);
      assert.match(await page.textContent("#_plan_notice"), /does not keep anything/);
      assert.equal(await page.isVisible("#_plan_saved"), false);
      await end(page);
    });

    it("takes in what no field could have written", async () => {
      const page = await start();
      await fillIn(page);
      await page.evaluate((key) => {
        const record = JSON.parse(localStorage.getItem(key));
        const set = (path, value) => (record.entries[path] = { other: { at: "2026-11-24T10:00:00.000Z", value } });
        set("due/sys-2", "2027-02-31"), set("status/sys-2", "<b>"), set("priority/sys-2", "urgent"), set("owner/sys-2", "<img src=x onerror=alert(1)>");
        localStorage.setItem(key, JSON.stringify(record));
      }, KEY);
      await page.reload();
      assert.match(await line(page, "sys-2"), /Not started · <img src=x onerror=alert\(1\)>$/);
      assert.equal((await saved(page, "Save dates for a calendar")).text.includes("sys-2"), false);
      await end(page);
    });

    it("says that a date is not saved", async () => {
      const page = await start();
      await unfold(page, "sys-1");
      await field(page, "sys-1", "Due date").focus();
      await page.keyboard.type("03031903");
      await page.keyboard.press("Tab");
      await page.locator("#sys-1 .plan-fields select").first().focus();
      assert.equal(await action(page, "sys-1").getByText("This date is not saved").isVisible(), true);
      assert.equal((await values(page))["due/sys-1"] ?? null, null);
      await page.locator("#sys-1 [data-path=due]").fill("2027-03-03");
      assert.equal(await action(page, "sys-1").getByText("This date is not saved").isVisible(), false);
      assert.equal((await values(page))["due/sys-1"], "2027-03-03");
      await end(page);
    });

    it("is filled in by keyboard alone", async () => {
      const page = await start();
      const { keyboard } = page;
      assert.ok(await tabTo(page, "#_plan_go"));
      await keyboard.press("Enter");
      await page.waitForFunction(() => document.activeElement.id === "_sys-1");
      await keyboard.press("Tab");
      await keyboard.type("Kim");
      await keyboard.press("Tab");
      await keyboard.type("03032027");
      assert.ok(await tabTo(page, "#sys-1 [data-path=priority]"));
      await keyboard.type("Med");
      await keyboard.press("Tab");
      await keyboard.press("ArrowDown");
      await keyboard.press("Tab");
      await keyboard.type("Minutes");
      assert.ok(await tabTo(page, "#sys-2 summary"));
      await keyboard.press("Space");
      assert.ok(await tabTo(page, "#sys-2 [data-path=status]"));
      await keyboard.type("Done");
      const written = { "owner/sys-1": "Kim", "due/sys-1": "2027-03-03", "priority/sys-1": "medium", "status/sys-1": "started", "text/sys-1": "Minutes", "status/sys-2": "done" };
      assert.deepEqual(await values(page), written);
      await keyboard.press("Home");
      assert.ok(await tabTo(page, "#_plan_csv"));
      const [download] = await Promise.all([page.waitForEvent("download"), keyboard.press("Enter")]);
      assert.match(download.suggestedFilename(), /\.csv$/);
      await end(page);
    });

    it("prints what is written, and lines for the rest", async () => {
      const page = await start();
      await fillIn(page);
      none(await prints(page));
      const paper = await action(page, "sys-1").locator(".plan-paper").innerText();
      for (const words of ["Kim Lee, lead", "3 March 2027", "High", "Started", "an audit, before and after."]) assert.ok(paper.includes(words), `${words} in ${paper}`);
      assert.equal(await action(page, "sys-1").locator(".plan-paper :is(.line, .box):visible").count(), 0);
      assert.equal(await action(page, "sys-2").locator(".plan-paper .line:visible").count(), 4);
      assert.equal(await action(page, "sys-2").locator(".plan-paper .box:visible").count(), 7);
      assert.equal(await page.locator("#_plan details:visible, #_plan button:visible, #_plan select:visible").count(), 0);
      await end(page);
    });

    it("stands whole without scripts, and prints as a form", async () => {
      const page = await start({ javaScriptEnabled: false });
      none(await readsWithoutScripts(page));
      assert.equal(await page.isVisible("#_plan_off"), true);
      assert.deepEqual(await shownIds(page), ["sys-1", "sys-2", "wrk-1"]);
      none(await prints(page));
      assert.equal(await page.locator(".plan-paper .line:visible").count(), 12);
      assert.equal(await page.locator(".plan-paper .box:visible").count(), 21);
      await end(page);
    });

    it("shows the focus at every stop, and keeps to 320 px and to forced colours", async () => {
      const page = await start();
      await fillIn(page);
      none(await narrow(page));
      await page.reload();
      // A date field has stops of its own, for day, month, year and the picker.
      await page.evaluate(() => {
        document.querySelector("#sys-1 details").open = true;
        document.querySelector("#sys-1 [type=date]").type = "text";
      });
      none(await tabWalk(page));
      await end(page);
      const forced = await start({ forcedColors: "active" });
      none(await keepsForcedColours(forced));
      await end(forced);
    });

    if (from === "disk") return;

    it("passes axe untouched and filled, light and dark, and arrives whole", async () => {
      const page = await watched(browser);
      none(await load(page, server.url(PLAN), server.root));
      none(await accessible(page));
      await fillIn(page);
      await setStatus(page, "sys-2", "Done");
      await setStatus(page, "wrk-1", "Dropped");
      none(await accessible(page));
      await page.context().close();
    });

    it("is valid HTML, with targets of 24 px", async () => {
      none(await markup(read(LEARN, PLAN)));
      const page = await start({ viewport: { width: 320, height: 800 } });
      await fillIn(page);
      const small = await page.locator("#_plan :is(a, button, summary, input, select, textarea):visible").evaluateAll((targets) =>
        targets.filter((one) => !one.closest("p:not(.plan-next)") && one.getBoundingClientRect().height < 24).map((one) => one.outerHTML.slice(0, 80)));
      assert.deepEqual(small, []);
      await end(page);
    });
  });
}
