// Scoring in the browser's script: the cases that the Rust side is held to as well, in a bare engine and in Chromium.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { runInNewContext } from "node:vm";
import { launch, open } from "./lib/browser.mjs";
import { REPO } from "./lib/places.mjs";

const read = (path) => readFileSync(join(REPO, path), "utf8");
const JS = "themes/default/static/js";
const PARTS = ["tools.js", "score-typed.js", "score.js", "quiz-controls.js", "quiz-marks.js"];
const KINDS = readdirSync(join(REPO, JS)).filter((name) => name.startsWith("question-"));
// That of numbers builds on that of texts.
const SOURCE = [...PARTS, ...KINDS.sort().reverse()].map((part) => read(`${JS}/${part}`)).join("\n");
const CASES = {
  ...JSON.parse(read("tests/scoring/cases.json")),
  answers: JSON.parse(read("tests/scoring/answers.json")),
  keys: JSON.parse(read("tests/scoring/keys.json")),
};

/** Every case that the script answers otherwise; runs in the page too. */
const wrong = ({ score, typed, tools }, cases) => {
  const found = [];
  const same = (says, got, want) => {
    const close = typeof got === "number" && typeof want === "number" && Math.abs(got - want) < 1e-12;
    if (got !== want && !close) found.push(`${says}: ${got} instead of ${want}`);
  };
  for (const [text, want] of cases.folded) same(JSON.stringify(text), typed.folded(text), want);
  for (const [text, want] of cases.numbers) same(JSON.stringify(text), typed.amount(text, { low: 0, high: 1e9 })?.low ?? null, want);
  for (const { says, key, response, share } of cases.shares) same(says, score.share(key, response), share);
  for (const { questions, pass, per_cent, reached } of cases.totals) {
    const total = score.total(questions);
    same(`per cent of ${JSON.stringify(questions)}`, score.perCent(total, pass), per_cent);
    same(`${pass} reached by ${JSON.stringify(questions)}`, tools.reached(total, pass), reached);
  }
  for (const { answer, right, wrong, asked } of cases.answers) {
    const key = cases.keys[answer].map((one) => (typeof one === "string" ? one : { ...one, units: typed.units(one.units) }));
    for (const text of [...right, ...wrong, ...asked]) {
      same(`${answer} answered with ${text}`, score.accepts(key, text), right.includes(text));
      if (key.length > 1 || typeof key[0] === "string") continue;
      same(`${answer} asks about ${text}`, /unit|nothing/.test(score.reads(key[0], text)), asked.includes(text));
    }
  }
  return found;
};

describe("scoring", () => {
  it("answers every case in a bare engine", () => {
    const window = {};
    runInNewContext(SOURCE, { window, document: { documentElement: {} } });
    assert.deepEqual(wrong(window.Preceptor, CASES), []);
    assert.ok(CASES.shares.length > 25);
    assert.ok(CASES.answers.flatMap(({ right, wrong, asked }) => [right, wrong, asked].flat()).length > 150);
  });

  it("answers every case in Chromium", async () => {
    const browser = await launch();
    const page = await open(browser);
    await page.evaluate(SOURCE);
    const found = await page.evaluate(
      ([source, cases]) => new Function(`return ${source}`)()(window.Preceptor, cases),
      [String(wrong), CASES],
    );
    await browser.close();
    assert.deepEqual(found, []);
  });
});
