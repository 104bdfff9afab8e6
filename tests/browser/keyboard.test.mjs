// Both sites by keyboard alone.
import { after, before, describe, it } from "node:test";
import { SMALL_SCREEN, eachPage, launch } from "./lib/browser.mjs";
import { tabWalk } from "./lib/checks/focus.mjs";
import { focusedText } from "./lib/checks/focused-text.mjs";
import { indicators } from "./lib/checks/indicator.mjs";
import { contents, menu, skipLink } from "./lib/checks/keyboard.mjs";
import { none } from "./lib/expect.mjs";
import { PACK, SMALL, pages, read, samples } from "./lib/places.mjs";
import { serve } from "./lib/server.mjs";

const withMenu = (dir, path) => read(dir, path).includes('class="menu"');
/** Quizzes and cases show one thing at a time where scripts run: their contents are for who has none. */
const withContents = (dir, path) =>
  read(dir, path).includes('class="contents"') && !/id="_(quiz|scenario)"/.test(read(dir, path));

for (const [name, dir] of Object.entries({ pack: PACK, "small project": SMALL })) {
  describe(`the ${name} by keyboard`, () => {
    let browser, server;
    const every = (paths, check, options) =>
      eachPage(
        browser,
        paths,
        async (page, path) => {
          await page.goto(server.url(path));
          return check(page);
        },
        options,
      );

    before(async () => {
      browser = await launch();
      server = await serve(dir);
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    it("shows the focus at every stop of every page, and misses none", async () =>
      none(await every(pages(dir), tabWalk)));
    it("does so on a small screen", async () => none(await every(samples(dir), tabWalk, { viewport: SMALL_SCREEN })));
    it("skips to the content", async () => none(await every(samples(dir), skipLink)));
    it("follows the menu", async () =>
      none(
        await every(
          samples(dir).filter((path) => withMenu(dir, path)),
          menu,
        ),
      ));
    for (const [screen, viewport] of Object.entries({ "a desk": undefined, "a small screen": SMALL_SCREEN })) {
      it(`follows "On this page" on ${screen}`, async () => {
        const paths = samples(dir).filter((path) => withContents(dir, path));
        none(await every(paths, contents, viewport && { viewport }));
      });
    }
    for (const [mode, options] of Object.entries({
      light: { colorScheme: "light" },
      dark: { colorScheme: "dark" },
      "forced colours": { forcedColors: "active" },
    })) {
      it(`marks the focus with contrast in ${mode}`, async () => {
        const known = new Set();
        none(await every(samples(dir), (page) => indicators(page, known), { ...options, workers: 1 }));
      });
      it(`can be read while the focus is on it in ${mode}`, async () =>
        none(await every(samples(dir), focusedText, options)));
    }
  });
}
