// Answers that are typed, on a page as it is built: units, forgiven forms, and the one answer that is shown as right.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { launch } from "./lib/browser.mjs";
import { TOOL, fileUrl } from "./lib/places.mjs";
import { button, press, watched } from "./lib/quiz.mjs";

const QUIZ = `---
title: Doses
---
## How much? {#dose}
Answer: 2.5 mg

## How heavy? {#weight}
Answer: 190 +/- 5 kg

## How much is it? {#money}
Answer: £118.75

## Which gas? {#gas}
Answer: CO₂ | carbon dioxide

## A sentence {#gaps points=2}
In [[A&E]] people wait [[2.5]] hours.
`;

describe("typed answers", () => {
  const folder = mkdtempSync(join(tmpdir(), "typed-"));
  let browser;

  before(async () => {
    mkdirSync(join(folder, "content/quizzes"), { recursive: true });
    writeFileSync(join(folder, "preceptor.yaml"), "title: Trial\n");
    writeFileSync(join(folder, "content/index.md"), "---\ntitle: Home\n---\nHome.\n");
    writeFileSync(join(folder, "content/quizzes/doses.md"), QUIZ);
    execFileSync(TOOL, ["build", "--project", folder], { stdio: "ignore" });
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** Answers each question on the way with the first of its texts, then checks it. */
  const through = async (work, answers) => {
    const page = await watched(browser);
    await page.goto(fileUrl(join(folder, "site"), "quizzes/doses.html"));
    await press(page, "Start");
    for (const [id, texts] of Object.entries(answers)) {
      const fields = page.locator(`#${id} input`);
      for (const [at, text] of texts.entries()) await fields.nth(at).fill(text);
      await press(page, "Check answer");
      await work(page, id);
      const next = button(page, /^(Next question|See your result)$/);
      if (await next.count()) await next.click();
    }
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  };
  const verdict = (page, id) => page.locator(`#${id} .verdict-head`).textContent();
  const shown = (page, id) => page.locator(`#${id} .solution`).innerText();

  it("forgive spelling and spacing, and say which unit is wanted", () =>
    through(
      async (page, id) => assert.equal(await verdict(page, id), "Right", id),
      { dose: ["2.5mg"], weight: ["185 to 195 kilograms"], money: ["118.75"], gas: ["CO2"], gaps: ["A and E", "2.50"] },
    ));

  it("are wrong in another unit, and show one answer", async () => {
    const right = { dose: /^Correct answer\s*2\.5 mg$/, weight: /^Correct answer\s*190 kg \(185 to 195 kg is accepted\)$/, money: /^Correct answer\s*£118\.75$/, gas: /^Correct answer\s*CO₂$/, gaps: /^Correct answer\s*A&E\s*2\.5$/ };
    await through(
      async (page, id) => {
        assert.equal(await verdict(page, id), "Not right", id);
        assert.match(await shown(page, id), right[id]);
      },
      { dose: ["2.5 g"], weight: ["190 lb"], money: ["$118.75"], gas: ["CO"], gaps: ["ICU", "25"] },
    );
  });

  it("are asked for in the unit that is wanted before they count", async () => {
    const page = await watched(browser);
    await page.goto(fileUrl(join(folder, "site"), "quizzes/doses.html"));
    await press(page, "Start");
    const field = page.locator("#dose input");
    assert.equal(await page.locator("#dose .unit").textContent(), "mg");
    assert.equal(await field.evaluate((one) => document.getElementById(one.getAttribute("aria-describedby")).textContent), "mg");
    await field.fill("2500 micrograms");
    await press(page, "Check answer");
    await page.getByText("Write a number in figures, in mg.").waitFor();
    await field.fill("2,5");
    await press(page, "Check answer");
    assert.equal(await verdict(page, "dose"), "Right");
    await page.context().close();
  });
});
