// Nothing is cut off and nothing scrolls sideways on a small screen (WCAG 2.2, 1.4.10 and 1.4.12).
import { SMALL_SCREEN } from "../browser.mjs";

/** Runs in the page. */
const overflow = () => {
  const found = [];
  const { scrollWidth, clientWidth } = document.scrollingElement;
  const name = (element) => `${element.localName}.${element.className} "${element.textContent.trim().slice(0, 30)}"`;
  // A field scrolls what is written in it; suggestions are cut to two lines.
  const scrolls = (element) => element.closest(".table, .timeline-box, pre, .skip, .skip-here, .unseen, input, #_found span");
  if (scrollWidth > clientWidth) found.push(`scrolls sideways: ${scrollWidth} px on ${clientWidth} px`);
  for (const element of document.body.querySelectorAll("*")) {
    if (scrolls(element) || !element.checkVisibility()) continue;
    const { left, right, width } = element.getBoundingClientRect();
    if (width > 0 && right > clientWidth + 1) found.push(`too wide: ${name(element)} ends at ${Math.round(right)} px`);
    if (width > 0 && left < -1) found.push(`cut off on the left: ${name(element)}`);
    const hides = getComputedStyle(element).overflowX !== "visible";
    if (hides && element.scrollWidth > element.clientWidth + 1) found.push(`cut off inside: ${name(element)}`);
  }
  for (const words of document.querySelectorAll("svg text")) {
    const { x, width } = words.getBBox();
    // A picture that lets its words out makes its box scroll; to the left no box scrolls.
    const lets = getComputedStyle(words.ownerSVGElement).overflowX === "visible";
    const whole = words.ownerSVGElement.viewBox.baseVal.width;
    if (x < 0 || (x + width > whole && !lets))
      found.push(
        `cut off by the picture: "${words.textContent}", from ${Math.round(x)} to ${Math.round(x + width)} of ${whole}`,
      );
  }
  return found.slice(0, 8);
};

/** Runs in the page: the spacing that WCAG 2.2, 1.4.12 lets readers set. A constructed sheet passes the page's policy. */
const spaceOut = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
      "p { margin-bottom: 2em !important }",
  );
  document.adoptedStyleSheets = [sheet];
};

/** The page that is open, 320 CSS px wide: as it comes, then with the reader's spacing. Everything folded is opened. */
export const narrow = async (page) => {
  await page.setViewportSize(SMALL_SCREEN);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  const plain = await page.evaluate(overflow);
  await page.evaluate(spaceOut);
  const spaced = await page.evaluate(overflow);
  return [...plain, ...spaced.map((finding) => `with text spacing: ${finding}`)];
};
