// @ts-check
// Home: "Continue where you left off", when something was begun and not ended. Without it nothing shows.
(() => {
  "use strict";
  const { record, tools: { $, words, el, COURSE } } = window.Preceptor;
  /** @type {HTMLElement | null} */
  const slot = $("continue");
  if (!slot) return;

  /** Ids below a prefix. @param {PreceptorEntry[]} all @param {string} prefix */
  const ids = (all, prefix) => all.filter((one) => one.path.startsWith(prefix)).map((one) => one.path.split("/")[1]);

  /** The next step in words; nothing where all is done. @param {PreceptorRecord} one @param {PreceptorEntry[]} all */
  const next = ({ kind }, all) => {
    // The module's own page knows its steps, and leaves the next one here.
    if (kind === "module") return String(all.find((one) => one.path === "next/step")?.value?.text ?? "");
    const [begins, ends] = COURSE[kind] ?? ["none/", "none/"];
    const ended = ids(all, ends);
    // Looking back at the start is a part of the end.
    const open = ids(all, begins).find((id) => !ended.includes(id) && id !== "then");
    if (!open) return "";
    const of = all.find((one) => one.path === `attempt/${open}`)?.value.questions.length;
    return words(`continue_${kind}`, { done: ids(all, `answer/${open}/`).length, of });
  };

  const show = () => {
    const begun = record.list().map((/** @type {PreceptorRecord} */ one) => {
      const all = /** @type {PreceptorEntry[]} */ (record.current(one));
      const at = all.map((entry) => entry.at).sort().at(-1) ?? "";
      return { title: one.title, href: record.link(one.href), says: next(one, all), at };
    });
    /** @type {Record<string, string>[]} */
    const open = begun.filter((/** @type {Record<string, string>} */ { href, title, says }) => href && title && says);
    const [last] = open.sort((a, b) => (a.at < b.at ? 1 : -1));
    slot.hidden = !last;
    if (!last) return;
    for (const old of slot.querySelectorAll("p")) old.remove();
    slot.append(el("p", el("a", { href: last.href }, last.title)), el("p", last.says));
  };
  record.onchange(show);
  show();
})();
