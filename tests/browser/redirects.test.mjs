// Old addresses and lost ones.
import { after, before, describe, it } from "node:test";
import assert from "node:assert/strict";
import { launch, open } from "./lib/browser.mjs";
import { accessible } from "./lib/checks/axe.mjs";
import { load } from "./lib/checks/load.mjs";
import { missingPageWorks } from "./lib/checks/missing.mjs";
import { leadsOn } from "./lib/checks/redirect.mjs";
import { none } from "./lib/expect.mjs";
import { BASE, MISSING, PACK, SMALL, fileUrl, redirects } from "./lib/places.mjs";
import { serve } from "./lib/server.mjs";

/** Where the small project's old addresses lead. */
const OLD = {
  "deep.html": "guidance/deep/deeper/deepest/page.html",
  "guidance/deep/elsewhere/old-page.html": "guidance/deep/deeper/deepest/page.html",
  "old-parts.html": "guidance/parts.html",
  "old/hard name.html": "guidance/über uns & mehr.html",
  "old/place/parts.html": "guidance/parts.html",
};

describe("addresses that no page stands at", () => {
  let browser, server;
  const findingsOf = async (options, url, fragment) => {
    const page = await open(browser, options);
    const findings = [];
    for (const [old, target] of Object.entries(OLD))
      findings.push(...(await leadsOn(page, url(old), url(target), fragment)));
    await page.context().close();
    return findings;
  };

  before(async () => {
    browser = await launch();
    server = await serve(SMALL);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  it("each old address is known here", () => assert.deepEqual(redirects(SMALL), Object.keys(OLD)));
  for (const [from, url] of Object.entries({
    server: (path) => server.url(path),
    disk: (path) => fileUrl(SMALL, path),
  })) {
    it(`old ones lead on and keep the fragment, from the ${from}`, async () =>
      none(await findingsOf({}, url, "#code")));
    it(`they lead on without one, from the ${from}`, async () => none(await findingsOf({}, url, "")));
    it(`they lead on without scripts, from the ${from}`, async () =>
      none(await findingsOf({ javaScriptEnabled: false }, url, "")));
  }
  it("a lost one three folders down shows styles and links that work", async () => {
    const page = await open(browser);
    for (const path of ["nowhere.html", "a/b/c/nowhere.html", "guidance/deep/deeper/nothing/", "file.unknown"]) {
      none(await missingPageWorks(page, server.url(path)));
    }
  });
  it("the pack's page for lost addresses works at the root of a host", async () => {
    const host = await serve(PACK, "/");
    const page = await open(browser);
    const findings = [
      ...(await load(page, host.url(MISSING), host.root)),
      ...(await missingPageWorks(page, host.url("a/b/c/nowhere.html"))),
    ];
    await host.close();
    none(findings);
  });
  it(`the small project knows that it stands at ${BASE}, and its page for lost addresses passes axe`, async () => {
    const page = await open(browser);
    none([...(await load(page, server.url(MISSING), server.root)), ...(await accessible(page))]);
  });
});
