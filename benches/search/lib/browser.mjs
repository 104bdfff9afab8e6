// Chromium, and our engine in it.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { chromium } from "playwright-core";
import { engineScripts } from "./places.mjs";
import { serve } from "./server.mjs";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--host-resolver-rules=MAP handbook.test 127.0.0.1, MAP * ~NOTFOUND",
];

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ARGS });

/** Where the engine is tried: a page of the site with its scripts alone. */
const PAGE = "bench/page.html";

/** A page with our engine in it, on a server that counts. @param {import("playwright-core").Browser} browser @param {string} site @param {{ weigh?: boolean }} [options] */
export const enginePage = async (browser, site, options) => {
  const scripts = engineScripts(site);
  const tags = scripts.map((path) => `<script src="${basename(path)}"></script>`).join("");
  const made = Object.fromEntries(scripts.map((path) => [`bench/${basename(path)}`, readFileSync(path, "utf8")]));
  const server = await serve(site, { ...options, made: { ...made, [PAGE]: `<!doctype html><html lang="en"><title>Search</title>${tags}</html>` } });
  const page = await browser.newPage();
  await page.goto(server.root + PAGE);
  return { page, server, scripts };
};
