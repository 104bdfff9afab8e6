// @ts-check
// A case, one step at a time. The choices stay links, so the browser's own back button goes back a step; without this script all steps stand on the page.
(() => {
  "use strict";
  const strings = window.PRECEPTOR_STRINGS ?? {};
  const root = document.getElementById("_scenario");
  const steps = /** @type {HTMLElement[]} */ ([...(root?.querySelectorAll(".step") ?? [])]);
  if (!root || !steps.length) return;
  const { record } = window.Preceptor ?? {};
  const log = record?.open(root.dataset.doc, "scenario", root.dataset.title);

  /** @type {string[]} */
  let path = [];
  let visit = "";
  let [chosen, ended] = [false, false];
  const way = document.createElement("nav");
  way.className = "way";
  const label = document.createElement("h2");
  label.id = "_way";
  label.textContent = strings.scenario_path;
  way.setAttribute("aria-labelledby", label.id);
  const list = document.createElement("ol");
  way.append(label, list);

  /** The words of a step's heading. @param {string} id */
  const title = (id) => {
    const heading = steps.find((step) => step.id === id)?.querySelector("h2")?.cloneNode(true);
    /** @type {HTMLElement | undefined} */ (heading)?.querySelector(".count")?.remove();
    return heading?.textContent?.trim() ?? "";
  };

  const tell = () => {
    list.replaceChildren(
      ...path.slice(0, -1).map((id) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = `#${id}`;
        link.textContent = title(id);
        item.append(link);
        return item;
      }),
    );
    way.hidden = path.length < 2;
  };

  /** @param {string} id */
  const keep = (id) => {
    visit ||= record?.randomId() ?? "";
    log?.put(`visit/${visit}`, path);
    ended = steps.find((step) => step.id === id)?.dataset.end !== undefined;
    if (ended) log?.put(`ended/${visit}`, id);
  };

  /** Shows the step that the address names. @param {boolean} moved by the reader, not on arrival */
  const show = (moved) => {
    const asked = decodeURIComponent(location.hash.slice(1));
    const step = steps.find(({ id }) => id === asked);
    // Other places of the page, such as its contents, are no step.
    if (!step && moved && asked) return;
    const now = step ?? steps[0];
    if (now === steps[0]) {
      path = [];
      // Going back to the start is the same visit; starting again after an end is another.
      if (ended) visit = "";
      ended = false;
    }
    // A choice may lead back to an earlier step and goes on from there; the back button and the list of the way undo.
    const been = chosen ? -1 : path.lastIndexOf(now.id);
    path = been < 0 ? [...path, now.id] : path.slice(0, been + 1);
    chosen = false;
    for (const other of steps) other.classList.toggle("away", other !== now);
    tell();
    if (moved || step) keep(now.id);
    if (!moved) return;
    now.querySelector("h2")?.focus({ preventScroll: true });
    now.scrollIntoView();
  };

  for (const step of steps) {
    const heading = step.querySelector("h2");
    if (heading) heading.tabIndex = -1;
  }
  root.dataset.steps = "one";
  root.append(way);
  root.addEventListener("click", ({ target }) => {
    if (/** @type {Element} */ (target).closest(".choices")) chosen = true;
  });
  addEventListener("hashchange", () => show(true));
  show(false);
})();
