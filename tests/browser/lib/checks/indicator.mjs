// The mark of the focus, in pixels: enough of it stands out from what was there before (WCAG 2.2, 2.4.13, by half).
import { changed } from "../pixels.mjs";

const MARGIN = 8;

/** Runs in the page: the stop that has the focus, by its make, with its place on the screen. */
const here = (margin) => {
  const stop = document.activeElement;
  if (!stop || stop === document.body) return undefined;
  const { left, top, right, bottom } = stop.getBoundingClientRect();
  const x = Math.max(0, left - margin);
  const y = Math.max(0, top - margin);
  const clip = {
    x,
    y,
    width: Math.min(innerWidth, right + margin) - x,
    height: Math.min(innerHeight, bottom + margin) - y,
  };
  const shown = (size, limit) => Math.min(size, limit);
  const part = (element) => `${element.localName}.${element.getAttribute("class") ?? ""}`;
  const place = stop.parentElement?.closest("[class]") ?? document.body;
  return {
    make: `${part(place)} ${part(stop)}`,
    clip,
    edge: shown(right - left, innerWidth) + shown(bottom - top, innerHeight),
  };
};

const picture = (page, clip) => page.screenshot({ clip, caret: "hide" });

/** The stop's finding: half of the edge around it, one pixel wide, has to change by 3:1. */
const judge = async (page, { make, clip, edge }) => {
  const focused = await picture(page, clip);
  await page.evaluate(() => document.activeElement.blur());
  const pixels = changed(await picture(page, clip), focused);
  return pixels >= edge
    ? []
    : [`the focus hardly shows: ${make} (${pixels} pixels change, ${Math.ceil(edge)} are wanted)`];
};

/** Walks through the open page; stops of a make in `known` are left out, since they look the same on every page. */
export const indicators = async (page, known = new Set()) => {
  const findings = [];
  for (
    let stops = await page.evaluate(() => document.querySelectorAll("a, button, select, summary, [tabindex]").length);
    stops > 0;
    stops -= 1
  ) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(here, MARGIN);
    if (!stop) break;
    if (known.has(stop.make)) continue;
    known.add(stop.make);
    findings.push(...(await judge(page, stop)));
  }
  return findings;
};
