// Paper, and the colours that Windows lets readers choose.

/** What a page holds for screens alone. */
const SCREEN_ONLY =
  ".skip, .find, .menu, .crumbs, .contents, .tools, .steps, .filters, .letters, .site-foot nav, button:not(th button)";

/** The text width of an A4 page with the theme's margins, in CSS pixels. */
export const PAPER = { width: 643, height: 933 };

/** Runs in the page. */
const onPaper = (screenOnly) => {
  const found = [];
  const name = (element) =>
    `${element.localName}.${element.getAttribute("class") ?? ""} "${element.textContent.trim().slice(0, 30)}"`;
  for (const element of document.querySelectorAll(screenOnly)) {
    if (element.checkVisibility()) found.push(`printed: ${name(element)}`);
  }
  for (const link of document.querySelectorAll("a[href^='http']")) {
    const told = getComputedStyle(link, "::after").content;
    if (link.checkVisibility() && !told.includes(link.getAttribute("href")))
      found.push(`no address after ${name(link)}`);
  }
  for (const box of document.querySelectorAll(".table, .timeline-box, pre, main")) {
    if (box.checkVisibility() && box.scrollWidth > box.clientWidth + 1) {
      found.push(`cut off by the paper's edge: ${name(box)} (${box.scrollWidth} px on ${box.clientWidth} px)`);
    }
  }
  for (const part of document.querySelectorAll("main details > :not(summary)")) {
    // Buttons are of no use on paper.
    const printed = part.parentElement.checkVisibility() && part.textContent.trim() && !part.matches(".tools");
    if (printed && part.getBoundingClientRect().height === 0) found.push(`folded on paper: ${name(part)}`);
  }
  const ground = getComputedStyle(document.body).backgroundColor;
  if (!/^rgba?\((255, 255, 255|0, 0, 0, 0)/.test(ground)) found.push(`the paper is coloured: ${ground}`);
  return found;
};

/** The open page as it prints. */
export const prints = async (page) => {
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  await page.setViewportSize(PAPER);
  return page.evaluate(onPaper, SCREEN_ONLY);
};

/** Runs in the page: pictures that say something are drawn in the reader's ink. */
const inForcedColours = () => {
  const ground = getComputedStyle(document.body).backgroundColor;
  return [...document.querySelectorAll("main svg:not(.timeline-box svg), .mark")]
    .filter((picture) => picture.checkVisibility() && getComputedStyle(picture).color === ground)
    .map((picture) => `no colour of its own against the ground: ${picture.outerHTML.slice(0, 60)}`);
};

/** The open page in forced colours. */
export const keepsForcedColours = async (page) => {
  await page.emulateMedia({ forcedColors: "active" });
  const forced = await page.evaluate(() => matchMedia("(forced-colors: active)").matches);
  return forced ? page.evaluate(inForcedColours) : ["forced colours are not in force"];
};
