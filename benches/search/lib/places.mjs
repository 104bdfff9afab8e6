// Where things lie.
import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const HERE = dirname(dirname(fileURLToPath(import.meta.url)));
export const REPO = dirname(dirname(HERE));
/** Where Cargo builds, or where it is told to. */
export const TARGET = process.env.CARGO_TARGET_DIR ?? join(REPO, "target");
/** What is made here: sites, indexes of the others, results. */
export const MADE = process.env.BENCH_DATA ?? join(TARGET, "bench-data");

/** The engine: what must be on a page to search, in this order. */
export const ENGINE = ["search-words.js", "search-load.js", "search-query.js", "search-excerpt.js", "search-rank.js"];

/** Builds the tool, unless `PRECEPTOR` names it. */
export const tool = () => {
  if (process.env.PRECEPTOR) return process.env.PRECEPTOR;
  execFileSync("cargo", ["build", "--release", "--locked", "--quiet", "--bin", "preceptor"], { cwd: REPO, stdio: ["ignore", "ignore", "inherit"] });
  return join(TARGET, "release/preceptor");
};

/** Builds the pack's site. */
export const buildPack = () => {
  const site = join(MADE, "pack-site");
  rmSync(site, { recursive: true, force: true });
  execFileSync(tool(), ["build", "--project", REPO, "--output", site], { stdio: ["ignore", "ignore", "inherit"] });
  return site;
};

/** The engine's scripts as a site has them. @param {string} site */
export const engineScripts = (site) => {
  const folder = process.env.SEARCH_SCRIPTS ?? join(site, "assets");
  const paths = ENGINE.map((name) => join(folder, name));
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length) throw new Error(`not there: ${missing.join(", ")}`);
  return paths;
};
