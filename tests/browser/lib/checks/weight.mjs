// What a reader's browser fetches for a page, compressed as a web server would.
import { readFileSync } from "node:fs";
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

/** Pages above the limit. */
export const heavy = (dir, paths, limit = LIMIT) =>
  paths
    .map((path) => ({ path, ...weight(dir, path) }))
    .filter(({ bytes }) => bytes > limit)
    .map(({ path, bytes }) => `${path}: ${bytes} bytes, above ${limit}`);
