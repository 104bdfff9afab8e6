// @ts-check
// A case, one step at a time. The choices stay links, so the browser's own back button goes back a
// step; without this script all steps stand on the page.
(() => {
  "use strict";
  const { record, tools: { $, all, put, el } } = window.Preceptor;
  /** @type {HTMLElement} */
  const root = $("scenario");
  /** @type {HTMLElement[]} */
  const steps = all(root, ".step");
  const log = record.open(root.dataset.doc, "scenario", root.dataset.title);

  /** @type {string[]} */
  let path = [];
  let visit = "";
  let [chosen, ended] = [false, false];
  root.append($("path").content);
  const [list] = all(root, ".way > ol");

  /** @param {string} id */
  const find = (id) => steps.find((step) => step.id === id);

  /** The words of a step's heading. @param {string} id */
  const title = (id) => find(id)?.querySelector(".title")?.textContent ?? "";

  const tell = () => {
    put(list, path.slice(0, -1).map((id) => el("li", el("a", { href: `#${id}` }, title(id)))));
    list.parentElement.hidden = path.length < 2;
  };

  /** @param {string} id */
  const keep = (id) => {
    visit ||= record.randomId();
    log.put(`visit/${visit}`, path);
    ended = find(id)?.dataset.end !== undefined;
    if (ended) log.put(`ended/${visit}`, id);
  };

  /** Shows the step that the address names. @param {boolean} moved by the reader, not on arrival */
  const show = (moved) => {
    const asked = decodeURIComponent(location.hash.slice(1));
    const step = find(asked);
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
  root.addEventListener("click", ({ target }) => {
    if (/** @type {Element} */ (target).closest(".choices")) chosen = true;
  });
  addEventListener("hashchange", () => show(true));
  show(false);
})();
