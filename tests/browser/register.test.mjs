// The registers of both sites, from a server and from the disk.
import { after, before, describe, it } from "node:test";
import { launch, open } from "./lib/browser.mjs";
import { registerByKeyboard } from "./lib/checks/register-keys.mjs";
import { filtersCombine, filtersWork, sortingWorks, stateIsKept } from "./lib/checks/register.mjs";
import { none } from "./lib/expect.mjs";
import { PACK, SMALL, fileUrl } from "./lib/places.mjs";
import { serve } from "./lib/server.mjs";

const PATH = "policies/index.html";
const CHECKS = {
  "filters by each value of each field, and counts": (page) => filtersWork(page),
  "combines filters and clears them": filtersCombine,
  "sorts by each column both ways": sortingWorks,
  "keeps its state in the address and after a reload": stateIsKept,
  "is worked and heard by keyboard": registerByKeyboard,
};

for (const [name, dir] of Object.entries({ pack: PACK, "small project": SMALL })) {
  describe(`the register of the ${name}`, () => {
    let browser, server;

    before(async () => {
      browser = await launch();
      server = await serve(dir);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    for (const [says, check] of Object.entries(CHECKS)) {
      for (const from of ["server", "disk"]) {
        it(`${says}, from the ${from}`, async () => {
          const page = await open(browser, { locale: "en-GB" });
          await page.goto(from === "server" ? server.url(PATH) : fileUrl(dir, PATH));
          const findings = await check(page);
          await page.context().close();
          none(findings);
        });
      }
    }
  });
}
