// Every page of both sites straight from the disk, and what can be seen in its source alone.
import { after, before, describe, it } from "node:test";
import { eachPage, launch } from "./lib/browser.mjs";
import { brokenLinks, outline } from "./lib/checks/links.mjs";
import { load } from "./lib/checks/load.mjs";
import { markup } from "./lib/checks/markup.mjs";
import { LIMIT, heavy, practiceWeight, weight } from "./lib/checks/weight.mjs";
import { none } from "./lib/expect.mjs";
import { PACK, SMALL, fileUrl, htmlFiles, pages, read } from "./lib/places.mjs";

/** Guidance by its kind: section hubs and print views are others. */
const guidance = (dir) => pages(dir).filter((path) => read(dir, path).includes('<body class="kind-guidance"'));

for (const [name, dir] of Object.entries({ pack: PACK, "small project": SMALL })) {
  describe(`the files of the ${name}`, () => {
    const home = fileUrl(dir, "");
    const outlines = [];
    let browser;

    before(async () => {
      browser = await launch();
    });
    after(() => browser.close());

    it("open from a file share without a complaint", async () => {
      const look = async (page, path) => {
        const findings = await load(page, fileUrl(dir, path), home);
        outlines.push(await outline(page));
        return findings;
      };
      none(await eachPage(browser, pages(dir), look));
    });
    it("link only to files and fragments that exist", () => none(brokenLinks(outlines, dir)));
    it("are valid HTML", async () => {
      const findings = [];
      for (const path of htmlFiles(dir)) {
        findings.push(...(await markup(read(dir, path))).map((finding) => `${path}:${finding}`));
      }
      none(findings);
    });
    it(`weigh at most ${LIMIT / 1000} KB a guidance page, compressed`, (test) => {
      const paths = guidance(dir);
      const most = Math.max(...paths.map((path) => weight(dir, path).bytes));
      test.diagnostic(`the heaviest of ${paths.length} guidance pages: ${most} bytes`);
      none(heavy(dir, paths));
    });
    if (dir === PACK) {
      it("carry at most 29.1 KB of scripts for practice, and at most 12.7 KB on any page", (test) => {
        const { all, page } = practiceWeight(dir, pages(dir));
        test.diagnostic(`scripts for practice: ${all} bytes, ${page} on the heaviest page`);
        none([...(all > 29_100 ? [`${all} bytes in all`] : []), ...(page > 12_700 ? [`${page} bytes on a page`] : [])]);
      });
    }
  });
}
