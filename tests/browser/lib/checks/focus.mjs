// The Tab key from the top of a page to its end: every stop is reached, can be seen and shows that it has the focus.

/** Runs in the page: remembers how each stop looks without the focus, and looks again when Tab comes by. */
const remember = () => {
  const STOPS = "a[href], button, select, input, textarea, summary, [tabindex='0']";
  const PARTS = ["fill", "color", "fontWeight", "textDecorationLine"];

  const look = (element) => {
    const style = getComputedStyle(element);
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor } = style;
    const parts = element instanceof SVGElement ? [element, ...element.querySelectorAll("*")] : [];
    const inner = parts.map((part) => PARTS.map((name) => getComputedStyle(part)[name]).join()).join(";");
    return { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor, inner };
  };
  const invisible = (colour) => /transparent|, 0\)|\/ 0\)/.test(colour);
  const ring = ({ outlineStyle, outlineWidth, outlineColor }) =>
    outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 && !invisible(outlineColor);

  /** Whether the difference can be seen. Boxes inside a picture have neither shadow nor ground. */
  const differs = (element, before, now) => {
    if (
      ring(now) &&
      now.outlineColor + now.outlineWidth !== (ring(before) && before.outlineColor + before.outlineWidth)
    )
      return true;
    if (element instanceof SVGElement) return now.inner !== before.inner;
    const shadow = now.boxShadow !== before.boxShadow && now.boxShadow !== "none";
    const ground = now.backgroundColor !== before.backgroundColor && !invisible(now.backgroundColor);
    return shadow || ground || now.borderColor !== before.borderColor;
  };

  /** Whether some point of the element is what a click there would meet. */
  const uncovered = (element) => {
    const boxes = [element, ...element.querySelectorAll("*")].flatMap((part) => [...part.getClientRects()]);
    return boxes.some((box) => {
      const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
      const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
      const met = document.elementFromPoint(x, y);
      return box.width > 1 && box.height > 1 && element.contains(met);
    });
  };

  const visible = (element) => element.checkVisibility({ visibilityProperty: true });
  const stops = [...document.querySelectorAll(STOPS)].filter((stop) => visible(stop) && stop.tabIndex >= 0);
  const name = (element) =>
    `${element.localName}.${element.getAttribute("class") ?? ""} "${element.textContent.trim().slice(0, 30)}"`;
  /** Tab stops once at a group of radios: at any of them the whole group is reached. */
  const group = (stop) =>
    stop.type === "radio" ? stops.filter((other) => other.type === "radio" && other.name === stop.name && other.form === stop.form) : [stop];
  const looks = new Map(stops.map((stop) => [stop, look(stop)]));
  const reached = new Set();
  const found = [];
  /** The stop before. */
  let last;

  /** Looks at the stop that has the focus now. */
  const visit = () => {
    const stop = document.activeElement;
    if (!stop || stop === document.body) return;
    // Day, month, year and the calendar of a date field are stops inside it.
    if (reached.has(stop) && !(stop === last && stop.type === "date")) found.push(`the focus comes back to ${name(stop)}`);
    last = stop;
    for (const one of group(stop)) reached.add(one);
    if (!looks.has(stop)) found.push(`the focus goes to something unforeseen: ${name(stop)}`);
    else if (!differs(stop, looks.get(stop), look(stop))) found.push(`the focus cannot be seen: ${name(stop)}`);
    if (!uncovered(stop)) found.push(`what has the focus is out of sight: ${name(stop)}`);
  };
  // Each stop is looked at when Tab is about to leave it: by then the page has scrolled to it.
  addEventListener("keydown", (event) => event.key === "Tab" && visit(), true);
  window.endWalk = () => {
    visit();
    const missed = stops.filter((stop) => !reached.has(stop));
    return [...found, ...missed.map((stop) => `Tab never reaches: ${name(stop)}`)];
  };
  const presses = (stop) => (stop.type === "date" ? 4 : 1);
  return stops.filter((stop) => group(stop)[0] === stop).reduce((sum, stop) => sum + presses(stop), 0);
};

/** Walks through the page that is open and has not been touched. */
export const tabWalk = async (page) => {
  const stops = await page.evaluate(remember);
  for (let count = 0; count < stops; count += 1) await page.keyboard.press("Tab");
  return page.evaluate(() => window.endWalk());
};
