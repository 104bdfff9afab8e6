// Every link and asset of a page exists as a file, and every fragment as an id.
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Runs in the page. */
const collect = () => {
  const addresses = [...document.querySelectorAll("[href], [src]")].map((element) => ({
    text: element.getAttribute("href") ?? element.getAttribute("src"),
    url: new URL(element.getAttribute("href") ?? element.getAttribute("src"), document.baseURI).href,
  }));
  return { addresses, ids: [...document.querySelectorAll("[id]")].map((element) => element.id) };
};

/** What the page that is open over `file://` links to, and what it can be linked by. */
export const outline = async (page) => ({ ...(await page.evaluate(collect)), file: fileURLToPath(page.url()) });

const isFile = (path) => existsSync(path) && statSync(path).isFile();

const broken = ({ text, url }, dir, ids) => {
  if (!url.startsWith("file:")) return /^(https?|mailto|data|tel):/.test(url) ? undefined : `strange address: ${text}`;
  if (text.startsWith("/")) return `not relative: ${text}`;
  const { hash } = new URL(url);
  const path = fileURLToPath(url);
  if (!path.startsWith(dir)) return `leaves the site: ${text}`;
  if (!isFile(path)) return `no such file: ${text}`;
  const fragment = decodeURIComponent(hash.slice(1));
  if (fragment && !ids.get(path)?.has(fragment)) return `no such fragment: ${text}`;
  return undefined;
};

/** Broken addresses among `outlines`, which are all pages of the site in `dir`. */
export const brokenLinks = (outlines, dir) => {
  const ids = new Map(outlines.map(({ file, ids }) => [file, new Set(ids)]));
  return outlines.flatMap(({ file, addresses }) =>
    addresses
      .map((address) => broken(address, dir, ids))
      .filter((finding) => finding !== undefined)
      .map((finding) => `${file.slice(dir.length + 1)}: ${finding}`),
  );
};
