// Chromium, as a person on an intranet has it: no way out but to this machine, for which one host name stands, too.
import { chromium } from "playwright-core";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--host-resolver-rules=MAP handbook.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

export const DESK = { width: 1280, height: 1024 };
/** WCAG 2.2, 1.4.10: 1280 by 1024 at 400 %. */
export const SMALL_SCREEN = { width: 320, height: 256 };

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ARGS });

/** A page in a context of its own. */
export const open = async (browser, options = {}) => {
  const context = await browser.newContext({ viewport: DESK, reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(15_000);
  return context.newPage();
};

/** Calls `work(page, path)` for every path, on `workers` pages at a time; gives all findings, each with its path. */
export const eachPage = async (browser, paths, work, { workers = 2, ...options } = {}) => {
  const left = [...paths];
  const findings = [];
  const worker = async () => {
    const page = await open(browser, options);
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      for (const finding of await work(page, path)) findings.push(`${path}: ${finding}`);
    }
    await page.context().close();
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return findings.sort();
};
