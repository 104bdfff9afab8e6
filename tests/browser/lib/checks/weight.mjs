// What a reader's browser fetches for a page, compressed as a web server would.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

export const LIMIT = 30_000;

const packed = (path) => gzipSync(readFileSync(path), { level: 9 }).length;

/** Bytes of the page's HTML, style sheets and scripts, each by itself. */
export const weight = (dir, path) => {
  const html = readFileSync(join(dir, path), "utf8");
  const parts = [...html.matchAll(/<(?:link rel="stylesheet" href|script\b[^>]*? src)="([^"]+)"/g)].map(
    (match) => match[1],
  );
  const files = [join(dir, path), ...parts.map((part) => join(dir, dirname(path), part))];
  return { bytes: files.map(packed).reduce((sum, bytes) => sum + bytes, 0), files: files.length };
};

/** Scripts that every site has, whether anything is to be practised on it or not. */
const READING = /^(contents|print|redirect|register|strings|search-\w+)\.js$/;

/** Bytes of all scripts for practice, each compressed by itself, and of the heaviest set that one page loads. */
export const practiceWeight = (dir, paths) => {
  const assets = readdirSync(join(dir, "assets")).filter((name) => name.endsWith(".js") && !READING.test(name));
  const size = new Map(assets.map((name) => [name, packed(join(dir, "assets", name))]));
  const sum = (names) => names.reduce((bytes, name) => bytes + (size.get(name) ?? 0), 0);
  const loaded = (path) => [...readFileSync(join(dir, path), "utf8").matchAll(/assets\/([\w-]+\.js)"/g)].map((match) => match[1]);
  return { all: sum(assets), page: Math.max(...paths.map((path) => sum(loaded(path)))) };
};

/** Pages above the limit. */
export const heavy = (dir, paths, limit = LIMIT) =>
  paths
    .map((path) => ({ path, ...weight(dir, path) }))
    .filter(({ bytes }) => bytes > limit)
    .map(({ path, bytes }) => `${path}: ${bytes} bytes, above ${limit}`);
