// The query script and the plain Rust reference of the same ranking: the same results for thousands of random queries.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, open } from "./lib/browser.mjs";
import { HERE, PACK, REPO, SMALL } from "./lib/places.mjs";

const QUERIES = 3_000;

const answers = (project, seed) => {
  const command = ["run", "--quiet", "--locked", "--example", "search-reference", "--", project, QUERIES, seed];
  const lines = execFileSync("cargo", command.map(String), { cwd: REPO, encoding: "utf8", maxBuffer: 1 << 27 });
  return lines.trim().split("\n").map((line) => JSON.parse(line));
};

/** What the script says otherwise; runs in the page. */
const differences = async (cases) => {
  const engine = window.PRECEPTOR_SEARCH.open("");
  const found = [];
  for (const { text, typing, docs, known, mended } of cases) {
    const answer = typing ? await engine.suggest(text, 10) : await engine.search(text, { count: 10 });
    // The definition stands above the list, and not in it.
    const wanted = docs.filter((doc) => doc !== answer.definition?.doc).slice(0, 10);
    const got = answer.results.map(({ doc, card }) => doc ?? card.doc);
    const corrected = typing ? [] : answer.corrections.map(({ to }) => to);
    const isSame = JSON.stringify(got) === JSON.stringify(wanted) && (typing || JSON.stringify(corrected) === JSON.stringify(mended));
    if (!isSame || answer.failed.length) found.push({ text, typing, wanted, got, corrected, mended, known, failed: answer.failed });
  }
  return found;
};

describe("the search script and the reference", () => {
  for (const [name, project, site] of [
    ["the pack", ".", PACK],
    ["a small site", join(HERE, "project"), SMALL],
  ]) {
    it(`agree about ${name}`, { timeout: 600_000 }, async () => {
      const cases = answers(project, 20_261_124);
      assert.equal(cases.length, QUERIES);
      assert.ok(cases.filter(({ docs }) => docs.length > 1).length > QUERIES / 3, "most queries find something");
      const browser = await launch();
      const page = await open(browser);
      await page.goto(String(pathToFileURL(join(site, "search.html"))));
      await page.waitForFunction(() => window.PRECEPTOR_SEARCH?.open);
      const found = await page.evaluate(`(${differences})(${JSON.stringify(cases)})`);
      await browser.close();
      assert.equal(found.length, 0, `${found.length} differ: ${JSON.stringify(found.slice(0, 3), null, 1)}`);
    });
  }
});
