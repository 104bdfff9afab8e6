// Words can be read while the focus is on them (WCAG 2.2, 1.4.3): axe only sees pages at rest.

/** Runs in the page: goes to each thing that takes the focus, and gives those whose words have too little contrast. */
const faint = (least) => {
  const channels = (text) => (text.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  const light = ([r, g, b]) => {
    const linear = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  /** The ground that an element's words are on. */
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const found = channels(getComputedStyle(at).backgroundColor);
      if (found.length < 4 || found[3] > 0.5) return found;
    }
    return [255, 255, 255];
  };
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  /** Elements with words of their own. */
  const withWords = (stop) =>
    [stop, ...stop.querySelectorAll("*")].filter(
      (one) =>
        isSeen(one) &&
        !one.closest("svg") &&
        (one.matches("input:not([type=radio], [type=checkbox]), textarea, select") || [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())),
    );
  const findings = new Set();
  const stops = "a[href], button, select, input, textarea, summary, [tabindex]";
  for (const stop of [...document.querySelectorAll(stops)].filter(isSeen)) {
    stop.focus({ focusVisible: true, preventScroll: true });
    if (document.activeElement !== stop || !stop.matches(":focus-visible")) continue;
    for (const one of withWords(stop)) {
      const found = contrast(channels(getComputedStyle(one).color), ground(one));
      const part = `${stop.localName}.${stop.className} ${one === stop ? "" : `${one.localName}.${one.className}`}`;
      if (found < least) findings.add(`${part.trim()}: ${found.toFixed(2)} to 1 while focused`);
    }
  }
  return [...findings];
};

/** What cannot be read while the keyboard is on it. */
export const focusedText = async (page) => {
  // From here on the focus is that of a keyboard.
  await page.keyboard.press("Tab");
  await page.emulateMedia({ reducedMotion: "reduce" });
  return page.evaluate(faint, 4.5);
};
