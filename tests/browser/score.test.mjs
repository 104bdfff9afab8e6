// Scoring in the browser's script: the cases that the Rust side is held to as well, in a bare engine and in Chromium.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { runInNewContext } from "node:vm";
import { launch, open } from "./lib/browser.mjs";
import { REPO } from "./lib/places.mjs";

const SOURCE = readFileSync(join(REPO, "themes/default/static/js/score.js"), "utf8");
const CASES = JSON.parse(readFileSync(join(REPO, "tests/scoring/cases.json"), "utf8"));

/** Every case that the script answers otherwise; runs in the page too. */
const wrong = (score, cases) => {
  const found = [];
  const same = (says, got, want) => {
    const close = typeof got === "number" && typeof want === "number" && Math.abs(got - want) < 1e-12;
    if (got !== want && !close) found.push(`${says}: ${got} instead of ${want}`);
  };
  for (const [text, want] of cases.folded) same(JSON.stringify(text), score.folded(text), want);
  for (const [text, want] of cases.numbers) same(JSON.stringify(text), score.number(text), want);
  for (const { says, key, response, share } of cases.shares) same(says, score.share(key, response), share);
  for (const { questions, pass, per_cent, reached } of cases.totals) {
    const total = score.total(questions);
    same(`per cent of ${JSON.stringify(questions)}`, score.perCent(total), per_cent);
    same(`${pass} reached by ${JSON.stringify(questions)}`, score.reached(total, pass), reached);
  }
  return found;
};

describe("scoring", () => {
  it("answers every case in a bare engine", () => {
    const window = { Preceptor: {} };
    runInNewContext(SOURCE, { window });
    assert.deepEqual(wrong(window.Preceptor.score, CASES), []);
    assert.ok(CASES.shares.length > 25);
  });

  it("answers every case in Chromium", async () => {
    const browser = await launch();
    const page = await open(browser);
    await page.evaluate(`window.Preceptor = {}; ${SOURCE}`);
    const found = await page.evaluate(
      ([source, cases]) => new Function(`return ${source}`)()(window.Preceptor.score, cases),
      [String(wrong), CASES],
    );
    await browser.close();
    assert.deepEqual(found, []);
  });
});
