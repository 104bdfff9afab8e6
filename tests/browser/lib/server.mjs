// An old intranet server: a sub-path, a few known file types, 404 for all others.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { BASE, MISSING, encoded } from "./places.mjs";

const TYPES = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "application/x-javascript",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".gif": "image/gif",
  ".svg": "image/svg+xml",
  ".pdf": "application/pdf",
  ".xml": "text/xml",
  ".txt": "text/plain",
};

/** The file that an address names, or nothing. */
const find = (dir, base, address) => {
  const path = decodeURIComponent(new URL(address, "http://host").pathname);
  if (!path.startsWith(base)) return undefined;
  const below = normalize(path.slice(base.length));
  const file = join(dir, below.endsWith("/") || below === "." ? join(below, "index.html") : below);
  const known = file.startsWith(dir) && extname(file) in TYPES;
  return known && existsSync(file) && statSync(file).isFile() ? file : undefined;
};

/** Serves `dir` below `base`. The host name is mapped by the browser, so that the site stands in no secure context. */
export const serve = async (dir, base = BASE) => {
  const server = createServer((request, response) => {
    const file = find(dir, base, request.url ?? "");
    const shown = file ?? join(dir, MISSING);
    response.writeHead(file ? 200 : 404, { "content-type": TYPES[extname(shown)] });
    response.end(readFileSync(shown));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const root = `http://handbook.test:${server.address().port}${base}`;
  return {
    root,
    url: (path) => root + encoded(path),
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
};
