// A copy of a built site with a fault in it.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { open } from "./browser.mjs";
import { some } from "./expect.mjs";
import { REPO, SMALL, fileUrl } from "./places.mjs";
import { serve } from "./server.mjs";

/** Puts `text` before the end of the page's content. */
export const inMain = (text) => (html) => html.replace("</main>", `${text}</main>`);
export const after = (text) => (old) => old + text;
/** Replaces `old`, however it is spaced: scripts and styles of a site carry no spare space. */
export const swap = (old, text) => {
  if (old instanceof RegExp) return (whole) => whole.replaceAll(old, text);
  const letters = [...old.replace(/\s/g, "")].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&"));
  const pattern = new RegExp(letters.join("\\s*"), "g");
  return (whole) => whole.replace(pattern, () => text);
};

/** A fault in a script is planted in the file as it was written: what is served has other names. */
const written = (dir, path) => (/^assets\/.*\.js$/.test(path) ? join(REPO, "themes/default/static/js", basename(path)) : join(dir, path));

const change = (dir, path, edit) => {
  const before = readFileSync(written(dir, path), "utf8");
  const now = edit(before);
  assert.notEqual(now, before, `the fault finds no place in ${path}`);
  writeFileSync(join(dir, path), now);
};

/** Copies the small project's site, makes the changes `{path: edit}`, and gives its folder to `work`. */
const withFault = async (changes, work) => {
  const dir = mkdtempSync(join(tmpdir(), "preceptor-planted-"));
  try {
    cpSync(SMALL, dir, { recursive: true });
    for (const [path, edit] of Object.entries(changes)) change(dir, path, edit);
    await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

/**
 * A test that `check({ page, server, dir, disk })` finds something like `finding` once the fault is planted.
 * `options` are those of the browser's context; `at` is the page that is opened first, if any.
 */
export const planted =
  (browser, { changes, at, options = {}, check, finding }) =>
  async () => {
    await withFault(changes, async (dir) => {
      const server = await serve(dir);
      const page = await open(browser(), options);
      try {
        if (at) await page.goto(server.url(at));
        some(await check({ page, server, dir, disk: (path) => fileUrl(dir, path) }), finding);
      } finally {
        await page.context().close();
        await server.close();
      }
    });
  };
