// Where things lie, and the pages that a built site holds.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const HERE = dirname(dirname(fileURLToPath(import.meta.url)));
export const REPO = dirname(dirname(HERE));
/** The tool that these tests look at, where cargo puts it. */
export const TOOL = join(process.env.CARGO_TARGET_DIR ?? join(REPO, "target"), "debug/preceptor");
export const PACK = join(HERE, "out/pack");
export const SMALL = join(HERE, "out/small");
/** A project that holds one of each thing to practise with. */
export const LEARN = join(HERE, "out/learn");
/** Where the sites stand on the server; also the `base_url` of the small project. */
export const BASE = "/intranet/handbook/";
export const MISSING = "404.html";

/** Every HTML file below `dir`, by its path with slashes. */
export const htmlFiles = (dir) =>
  readdirSync(dir, { recursive: true })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".html"))
    .sort();

export const read = (dir, path) => readFileSync(join(dir, path), "utf8");

/** Whether the page only leads elsewhere. */
export const isRedirect = (html) => html.includes('id="_target"');

/** The pages that a reader can stay on. The page for lost addresses is not one of them: its own addresses begin at the host. */
export const pages = (dir) => htmlFiles(dir).filter((path) => path !== MISSING && !isRedirect(read(dir, path)));

/** The first page of every kind. */
export const samples = (dir) => {
  const kinds = new Map();
  for (const path of pages(dir)) {
    const kind = /<body class="([^"]*)"/.exec(read(dir, path))?.[1];
    if (!kinds.has(kind)) kinds.set(kind, path);
  }
  return [...kinds.values()];
};

export const redirects = (dir) => htmlFiles(dir).filter((path) => isRedirect(read(dir, path)));

/** The address of a file, each part of its path encoded. */
export const encoded = (path) => path.split("/").map(encodeURIComponent).join("/");

export const fileUrl = (dir, path) => `${pathToFileURL(dir).href}/${encoded(path)}`;
