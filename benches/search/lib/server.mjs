// Serves a site, and counts what is asked of it.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
};

/** @typedef {{ path: string, bytes: number, gzip: number }} Answered */

/** `made` are pages that are not on disk, by path. Nothing is kept by the browser.
 * @param {string} dir @param {{ made?: Record<string, string>, weigh?: boolean }} [options] */
export const serve = async (dir, { made = {}, weigh = false } = {}) => {
  /** @type {Answered[]} */
  let answered = [];
  /** @type {Map<string, number>} */
  const weights = new Map();
  /** What a server that compresses would send: `gzip -6`, as servers do. @param {string} path @param {Buffer} body */
  const weight = (path, body) => {
    const known = weights.get(path) ?? gzipSync(body, { level: 6 }).length;
    weights.set(path, known);
    return known;
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "", "http://host").pathname).slice(1);
    const file = join(dir, normalize(path));
    try {
      const body = path in made ? Buffer.from(made[path]) : await readFile(file.startsWith(dir) ? file : "");
      answered.push({ path, bytes: body.length, gzip: weigh ? weight(path, body) : 0 });
      const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(path))] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "content-length": body.length, "cache-control": "no-store" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    /** The browser maps this name. */
    root: `http://handbook.test:${port}/`,
    /** What was answered since the last time. */
    taken: () => {
      const taken = answered;
      answered = [];
      return taken;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
};
