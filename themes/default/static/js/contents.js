// @ts-check
// "On this page": open beside the text on wide screens, folded on small ones; marks the heading being read.
(() => {
  "use strict";
  const box = /** @type {HTMLDetailsElement | null} */ (document.querySelector("details[data-contents]"));
  if (!box) return;

  const wide = matchMedia("(min-width: 64em)");
  const fold = () => {
    box.open = wide.matches;
  };
  fold();
  wide.addEventListener("change", fold);

  /** @type {{ link: HTMLAnchorElement, heading: HTMLElement }[]} */
  const entries = [];
  for (const link of box.querySelectorAll("a")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) entries.push({ link, heading });
  }

  /** @type {HTMLAnchorElement | undefined} */
  let marked;
  let waiting = false;
  const mark = () => {
    waiting = false;
    // The heading being read is the last one above the upper third of the window; at the end of the page, the last one.
    const line = innerHeight / 3;
    const ended = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    let now;
    for (const { link, heading } of entries) {
      if (heading.getBoundingClientRect().top <= (ended ? innerHeight : line)) now = link;
    }
    if (now === marked) return;
    marked?.removeAttribute("aria-current");
    now?.setAttribute("aria-current", "location");
    marked = now;
  };
  const later = () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  };
  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later, { passive: true });
  mark();
})();
