// The checks of what a page does, each shown a fault that it has to see.
import { after as afterAll, before, describe, it } from "node:test";
import { launch } from "./lib/browser.mjs";
import { tabWalk } from "./lib/checks/focus.mjs";
import { indicators } from "./lib/checks/indicator.mjs";
import { contents, menu, skipLink } from "./lib/checks/keyboard.mjs";
import { missingPageWorks } from "./lib/checks/missing.mjs";
import { leadsOn } from "./lib/checks/redirect.mjs";
import { registerByKeyboard } from "./lib/checks/register-keys.mjs";
import { filtersCombine, filtersWork, sortingWorks, stateIsKept } from "./lib/checks/register.mjs";
import { after, planted, swap } from "./lib/plant.mjs";
import { BASE } from "./lib/places.mjs";

const PAGE = "guidance/parts.html";
const REGISTER = "policies/index.html";
const CSS = "assets/site.css";
const OLD = "old-parts.html";

const on =
  (check) =>
  ({ page }) =>
    check(page);
const walk = on(tabWalk);
const inStyle = (css, check, finding, at = PAGE) => ({ changes: { [CSS]: after(css) }, at, check, finding });
const inScript = (script, check, finding) => ({
  changes: { "assets/print.js": after(script) },
  at: PAGE,
  check,
  finding,
});
const inRegister = (old, text, check, finding) => ({
  changes: { "assets/register.js": swap(old, text) },
  at: REGISTER,
  check: on(check),
  finding,
});
const leads =
  (fragment) =>
  ({ page, server }) =>
    leadsOn(page, server.url(OLD), server.url(PAGE), fragment);
const lost = ({ page, server }) => missingPageWorks(page, server.url("a/b/c/nowhere.html"));

const BLUR = "\naddEventListener('focusin', (event) => event.target.matches('.term') && event.target.blur());";
const NO_ENTER = "\naddEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());";
const NO_MARK = ":focus-visible { outline: 0 !important; box-shadow: none !important; background: none !important }";
const SAME_WORDS =
  ".timeline-box a:focus-visible text { fill: var(--accent) !important; stroke: none !important; font-weight: 400 !important; text-decoration: none !important }" +
  ".timeline-box a:focus-visible .mark { color: var(--tone) !important; outline: 0 !important }";
const FAINT =
  "a:focus-visible { outline: 1px solid #eee !important; box-shadow: none !important; background: none !important; color: inherit !important }";

const FAULTS = {
  "a focus without a mark": inStyle(NO_MARK, walk, /the focus cannot be seen: a/),
  "a focus without a mark in a picture": inStyle(
    `${NO_MARK} ${SAME_WORDS}`,
    on(indicators),
    /the focus hardly shows: div\.timeline-box/,
    REGISTER,
  ),
  "a faint mark": inStyle(FAINT, on(indicators), /the focus hardly shows/),
  "a focus that is lost": inScript(BLUR, walk, /Tab never reaches: a\.term/),
  "a stop that Tab leaves out": inScript(
    "\ndocument.querySelector('.term').tabIndex = 0; addEventListener('keydown', () => { document.querySelector('.term').tabIndex = -1; });",
    walk,
    /Tab never reaches: a\.term/,
  ),
  "a veil over the page": inStyle("body::after { content: ''; position: fixed; inset: 0 }", walk, /out of sight/),
  "a stop outside the window": inStyle(".prose a { position: fixed; left: -999px }", walk, /out of sight/),

  "a skip link that is not the first": {
    changes: { [CSS]: after(".skip { display: none }") },
    at: PAGE,
    check: on(skipLink),
    finding: /first Tab/,
  },
  "a skip link that stays hidden": inStyle(
    ".skip:focus { clip-path: inset(50%); width: 1px; height: 1px; padding: 0 }",
    on(skipLink),
    /is not shown/,
  ),
  "a skip link that leads nowhere": {
    changes: { [PAGE]: swap('id="_content"', 'id="_other"') },
    at: PAGE,
    check: on(skipLink),
    finding: /does not move the focus/,
  },
  "a menu that Enter does not follow": inScript(NO_ENTER, on(menu), /Enter in the menu leads to/),
  "contents without their heading": {
    changes: { [PAGE]: swap('id="raw"', 'id="cooked"') },
    at: PAGE,
    check: on(contents),
    finding: /does not lead to #raw/,
  },
  "a jump that stays where it was": inScript(
    "\naddEventListener('hashchange', () => scrollTo(0, 0));",
    on(contents),
    /out of sight after the jump/,
  ),

  "a filter that is not heeded": inRegister(
    /\(!status\.value ?\|\| ?[^)]*\)/g,
    "true",
    filtersWork,
    /filter {"status".*rows instead of/,
  ),
  "a topic that is not heeded": inRegister(
    /\(!topic\.value ?\|\| ?[^)]*\)\)/g,
    "true",
    filtersWork,
    /filter {"topic".*rows instead of/,
  ),
  "a timeline that does not follow the filters": inRegister(
    'classList.toggle("out", !fits)',
    'classList.remove("out")',
    filtersWork,
    /marks instead of/,
  ),
  "a count that is wrong": inRegister("shown += 1", "shown += 2", filtersWork, /the count says/),
  "an address without the state": inRegister(
    "query.set(name, select.value)",
    "void 0",
    filtersWork,
    /the address keeps {}/,
  ),
  "filters that exclude each other": inRegister(
    "if (!form ||",
    'form?.addEventListener("change", (event) => { for (const select of form.querySelectorAll("select")) if (select !== event.target) select.value = ""; });\n  if (!form ||',
    filtersCombine,
    /rows instead of/,
  ),
  "a button that clears nothing": inRegister(
    'addEventListener("reset"',
    'addEventListener("never"',
    filtersCombine,
    /filter {}/,
  ),
  "sorting one way only": inRegister("down ? -order : order", "order", sortingWorks, /descending: .* wrong place/),
  "sorting that is not told": inRegister(
    'setAttribute("aria-sort"',
    'setAttribute("data-sort"',
    sortingWorks,
    /aria-sort is ""/,
  ),
  "a state that is forgotten": inRegister("location.search", '""', stateIsKept, /different after a reload/),
  "a count that is not announced": {
    changes: { [REGISTER]: swap(/(id="_count") role="status"/g, "$1") },
    at: REGISTER,
    check: on(registerByKeyboard),
    finding: /no polite live region/,
  },
  "a heading that loses the focus": inRegister(
    'button.addEventListener("click", () => {',
    'button.addEventListener("click", () => {\n button.blur();',
    registerByKeyboard,
    /the focus is lost/,
  ),
  "a filter that says nothing": inRegister("count.textContent = ", "void ", registerByKeyboard, /the count still says/),

  "an old address that drops the fragment": {
    changes: { "assets/redirect.js": swap("location.hash ||", "") },
    check: leads("#code"),
    finding: /leads to/,
  },
  "an old address that needs scripts": {
    changes: { [OLD]: (text) => text.replace(/<noscript>.*<\/noscript>/, "") },
    options: { javaScriptEnabled: false },
    check: leads(""),
    finding: /leads to/,
  },
  "a lost page that does not know where it stands": {
    changes: { "404.html": swap(BASE, "") },
    check: lost,
    finding: /no styles/,
  },
  "a lost page whose links lead nowhere": {
    changes: { "404.html": swap(`href="${BASE}search`, 'href="search') },
    check: lost,
    finding: /answers 404/,
  },
};

describe("a planted fault in behaviour is found:", () => {
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
