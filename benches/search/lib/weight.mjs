// What files weigh.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** @param {string[]} paths */
export const scriptsWeight = (paths) => {
  const all = paths.map((path) => readFileSync(path));
  const sum = (/** @type {(bytes: Buffer) => number} */ of) => all.reduce((sum, bytes) => sum + of(bytes), 0);
  return { files: all.length, bytes: sum((bytes) => bytes.length), gzip: sum((bytes) => gzipSync(bytes, { level: 9 }).length) };
};

/** Files and bytes of an index on disk, in all and by kind of shard. @param {string} site */
export const indexWeight = (site) => {
  const folder = join(site, "search");
  /** @type {Record<string, { files: number, bytes: number }>} */
  const kinds = { all: { files: 0, bytes: 0 } };
  for (const path of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!path.isFile()) continue;
    const file = join(path.parentPath, path.name);
    const kind = file.slice(folder.length + 1).split("/")[0].replace(".js", "");
    for (const sum of [kinds.all, (kinds[kind] ??= { files: 0, bytes: 0 })]) {
      sum.files++;
      sum.bytes += statSync(file).size;
    }
  }
  return kinds;
};
