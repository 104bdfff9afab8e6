// @ts-check
// Shows what stands in the way of a new page, above the last good one. Escape folds it up; it goes away by itself when everything is fixed.
(() => {
  "use strict";
  /** @typedef {{ severity: string, id: string, place: string, line: [string, string, string], message: string, help: string | null, corrected: string | null }} Problem */
  /** @typedef {{ edition: string | null, count: number, problems: Problem[] }} News */

  /** @param {string} name @param {string} kind @param {...(Node | string)} inside */
  const el = (name, kind, ...inside) => {
    const element = document.createElement(name);
    if (kind) element.className = `preceptor-${kind}`;
    element.append(...inside);
    return element;
  };

  const told = el("p", "told");
  told.setAttribute("role", "alert");
  const fold = /** @type {HTMLButtonElement} */ (el("button", "fold"));
  fold.type = "button";
  fold.setAttribute("aria-controls", "preceptor-list");
  const list = el("div", "list");
  list.id = "preceptor-list";
  // What does not fit must be reached without a mouse, too.
  list.tabIndex = 0;
  list.setAttribute("role", "group");
  list.setAttribute("aria-label", "Errors in the content");
  const box = el("section", "problems", el("div", "bar", told, fold), list);
  box.setAttribute("aria-label", "preceptor");

  /** @param {boolean} open */
  const unfold = (open) => {
    list.hidden = !open;
    fold.textContent = open ? "Hide (Esc)" : "Show";
    fold.setAttribute("aria-expanded", String(open));
  };
  fold.addEventListener("click", () => unfold(list.hidden === true));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.isConnected || list.hidden) return;
    const within = list.contains(document.activeElement);
    unfold(false);
    if (within) fold.focus();
  });

  /** @param {Problem} problem */
  const one = ({ severity, place, line, message, help, corrected }) => {
    const parts = [el("h2", "", `${severity}: ${message}`), el("p", "place", place)];
    const [before, marked, after] = line;
    if (before || marked || after) parts.push(el("pre", "", before, el("mark", "", marked), after));
    if (help) parts.push(el("p", "", `How to fix it: ${help}`));
    if (corrected) parts.push(el("p", "", "Write:"), el("pre", "", corrected));
    return el("article", "", ...parts);
  };

  /** What is shown now, so that nothing is said twice. */
  let shown = "";

  /** @param {News} news */
  const show = (news) => {
    const { edition, count, problems } = news;
    const now = JSON.stringify([edition === null, problems]);
    if (now === shown) return;
    shown = now;
    if (!count) return box.remove();
    const rest = count - problems.length;
    list.replaceChildren(...problems.map(one));
    if (rest > 0) list.append(el("p", "", `And ${rest} more, in the window in which preceptor runs.`));
    if (!box.isConnected) {
      unfold(true);
      document.body.append(box);
    }
    const many = count === 1 ? "1 error" : `${count} errors`;
    told.textContent = edition === null ? `${many} in the content.` : `${many} in the content. Until that is fixed you see the site as it was before.`;
  };

  /** A round of practice lives as long as the page: the reader says when it may go. @param {() => void} load */
  const hold = (load) => {
    const button = el("button", "fold", "Show it");
    button.addEventListener("click", load);
    const says = el("p", "told", "This page has changed. To show it ends this round of practice.");
    says.setAttribute("role", "status");
    document.querySelector(".preceptor-held")?.remove();
    const bar = el("section", "problems preceptor-held", el("div", "bar", says, button));
    bar.setAttribute("aria-label", "preceptor: changed");
    document.body.append(bar);
  };

  document.addEventListener("preceptor-held", (event) => hold(/** @type {CustomEvent<() => void>} */ (event).detail));
  document.addEventListener("preceptor-news", (event) => show(/** @type {CustomEvent<News>} */ (event).detail));
})();
