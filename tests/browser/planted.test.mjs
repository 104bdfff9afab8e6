// The checks of single pages, each shown a fault that it has to see.
import { after as afterAll, before, describe, it } from "node:test";
import { launch } from "./lib/browser.mjs";
import { accessible } from "./lib/checks/axe.mjs";
import { narrow } from "./lib/checks/layout.mjs";
import { brokenLinks, outline } from "./lib/checks/links.mjs";
import { load } from "./lib/checks/load.mjs";
import { markup } from "./lib/checks/markup.mjs";
import { keepsForcedColours, prints } from "./lib/checks/media.mjs";
import { readsWithoutScripts } from "./lib/checks/noscript.mjs";
import { heavy } from "./lib/checks/weight.mjs";
import { after, inMain, planted, swap } from "./lib/plant.mjs";
import { read } from "./lib/places.mjs";

const PAGE = "guidance/parts.html";
const REGISTER = "policies/index.html";
const CSS = "assets/site.css";

const loads = ({ page, server }) => load(page, server.url(PAGE), server.root);
const onDisk = ({ page, disk }) => load(page, disk(PAGE), disk(""));
const links = async ({ page, disk, dir }) => {
  await page.goto(disk(PAGE));
  return brokenLinks([await outline(page)], dir);
};
const axe = ({ page }) => accessible(page);
const small = ({ page }) => narrow(page);
const html = ({ dir }) => markup(read(dir, PAGE));
const plain = ({ page }) => readsWithoutScripts(page, 6);
const paper = ({ page }) => prints(page);
const forced = ({ page }) => keepsForcedColours(page);
const noise = Array.from({ length: 6000 }, (_, index) => Math.sin(index + 1).toString(36)).join("");

const onPage = (edit, check, finding) => ({ changes: { [PAGE]: edit }, check, finding });
const inStyle = (css, check, finding, at = PAGE) => ({ changes: { [CSS]: after(css) }, at, check, finding });
const inScript = (script, check, finding) => ({ changes: { "assets/print.js": after(script) }, check, finding });
const unscripted = (changes, finding) => ({
  changes,
  at: REGISTER,
  options: { javaScriptEnabled: false },
  check: plain,
  finding,
});

const FAULTS = {
  "a picture from elsewhere": onPage(
    inMain('<img src="https://elsewhere.example/a.png" alt="">'),
    loads,
    /leaves the site: https/,
  ),
  "an inline script": onPage(inMain("<script>document.title = 1</script>"), loads, /policy violation: script-src/),
  "an inline style": onPage(inMain('<p style="color: red">Red</p>'), loads, /policy violation: style-src/),
  "a script that fetches": inScript("\nfetch('x.txt').catch(() => {});", loads, /policy violation: connect-src/),
  "a script that is missing": onPage(swap("assets/print.js", "assets/gone.js"), loads, /status 404: .*gone\.js/),
  "a file type that old servers do not know": onPage(
    inMain('<img src="../pictures/a.webp" alt="">'),
    loads,
    /status 404: .*webp/,
  ),
  "a script that warns": inScript("\nconsole.warn('careful');", loads, /console warning: careful/),
  "a script that fails": inScript("\nnull.length;", loads, /uncaught error/),
  "a script that fails, on the disk": inScript("\nnull.length;", onDisk, /uncaught error/),
  "a module, on the disk": onPage(
    swap("<script defer", '<script type="module"'),
    onDisk,
    /console error|request failed/,
  ),
  "a second h1": onPage(inMain("<h1>Two</h1>"), loads, /2 h1/),
  "no title": onPage((text) => text.replace(/<title>.*<\/title>/, ""), loads, /no title/),
  "no language": onPage((text) => text.replace(/<html lang="[^"]*"/, "<html"), loads, /no lang/),

  "a picture without words": { ...onPage(swap(/ alt="[^"]*"/g, ""), axe, /light: image-alt/), at: PAGE },
  "pale words": inStyle("main p { color: #bbb }", axe, /light: color-contrast/),
  "words that are pale in the dark": inStyle(
    "@media (prefers-color-scheme: dark) { main p { color: #333 } }",
    axe,
    /dark: color-contrast/,
  ),
  "small targets on small screens": inStyle(
    "@media (width < 30em) { .site-foot ul { display: block } .site-foot li a { font-size: 9px; line-height: 1; padding: 0; display: block } }",
    axe,
    /320 px: target-size/,
  ),

  "a wide box": inStyle("main h2 { width: 400px }", small, /^scrolls sideways/),
  "a box out on the left": inStyle("main h2 { margin-left: -40px }", small, /^cut off on the left/),
  "words cut off": inStyle(
    "main h1 { width: 30px; overflow: hidden; overflow-wrap: normal }",
    small,
    /^cut off inside/,
  ),
  "words that do not wrap when they are spaced": inStyle(
    "main h1 { white-space: nowrap; width: max-content; font-size: 60px }",
    small,
    /^with text spacing: scrolls/,
  ),
  "words beyond their picture": {
    changes: { [REGISTER]: swap(/<text class="tick" x="[^"]*"/g, '<text class="tick" x="0"') },
    at: REGISTER,
    check: small,
    finding: /^cut off by the picture: "[12]\d+", from -/,
  },

  "a fragment that is nowhere": onPage(inMain('<a href="#nowhere">x</a>'), links, /no such fragment: #nowhere/),
  "a page that is nowhere": onPage(inMain('<a href="nowhere.html">x</a>'), links, /no such file: nowhere/),
  "a link to a folder": onPage(inMain('<a href="deep/">x</a>'), links, /no such file: deep\//),
  "a link from the host's root": onPage(inMain('<a href="/index.html">x</a>'), links, /not relative/),
  "a link out of the site": onPage(inMain('<a href="../../index.html">x</a>'), links, /leaves the site/),
  "a link with a script in it": onPage(inMain('<a href="javascript:void 0">x</a>'), links, /strange address/),

  "an id twice": onPage(inMain('<p id="tables">x</p>'), html, /no-dup-id/),
  "a box inside a line": onPage(
    inMain("<p><span><div>x</div></span></p>"),
    html,
    /element-permitted-content|close-order|no-implicit-close/,
  ),

  "a dead button": unscripted({ [REGISTER]: inMain("<button>Sort</button>") }, /dead control: button/),
  "filters that show without scripts": unscripted(
    { [REGISTER]: swap(/(<form class="filters"[^>]*) hidden/g, "$1") },
    /dead control: select/,
  ),
  "a row that waits for a script": unscripted(
    { [REGISTER]: (text) => text.replace("<tr data-status", "<tr hidden data-status") },
    /shows 5 of 6/,
  ),
  "words that wait for a script": unscripted({ [CSS]: after(".prose { display: none }") }, /hidden: p/),

  "a menu on paper": inStyle("@media print { .menu { display: block !important } }", paper, /printed: nav\.menu/),
  "a link without its address on paper": inStyle(
    "@media print { a::after { content: none !important } }",
    paper,
    /no address after/,
  ),
  "a table cut off by the paper": inStyle(".table table { width: 900px }", paper, /cut off by the paper/),
  "details folded on paper": inStyle(
    "@media print { ::details-content { content-visibility: hidden !important; block-size: 0 !important } }",
    paper,
    /folded on paper/,
  ),
  "coloured paper": inStyle("@media print { body { background: #eee } }", paper, /the paper is coloured/),
  "marks that vanish in forced colours": inStyle(
    ".status svg { forced-color-adjust: none; color: Canvas }",
    forced,
    /no colour of its own/,
    REGISTER,
  ),

  "a heavy page": { ...onPage(after(`<!-- ${noise} -->`), ({ dir }) => heavy(dir, [PAGE]), /above 30000/) },
};

describe("a planted fault is found:", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  for (const [name, fault] of Object.entries(FAULTS))
    it(
      name,
      planted(() => browser, fault),
    );
});
