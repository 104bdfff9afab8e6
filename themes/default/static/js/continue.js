// @ts-check
// Home: "Continue where you left off", when something was begun and not ended. Without it nothing shows.
(() => {
  "use strict";
  const page = /** @type {any} */ (window);
  /** @type {Record<string, string>} */
  const strings = page.PRECEPTOR_STRINGS ?? {};
  const record = /** @type {PreceptorStore | undefined} */ (page.Preceptor?.record);
  const slot = document.getElementById("_continue");
  if (!record || !slot) return;

  /** Ids below a prefix. @param {PreceptorEntry[]} all @param {string} prefix */
  const ids = (all, prefix) => all.filter(({ path }) => path.startsWith(prefix)).map(({ path }) => path.split("/")[1]);

  /** What begins a thing, and what ends it. @type {Record<string, [string, string]>} */
  const ENDS = { quiz: ["attempt/", "finished/"], scenario: ["visit/", "ended/"], checklist: ["rating/", "saved/"] };

  /** The next step in words; nothing where all is done. @param {PreceptorRecord} one @param {PreceptorEntry[]} all */
  const next = ({ kind }, all) => {
    // The module's own page knows its steps, and leaves the next one here.
    if (kind === "module") return String(all.find(({ path }) => path === "next/step")?.value?.text ?? "");
    const [begins, ends] = Object.hasOwn(ENDS, kind) ? ENDS[kind] : ["none/", "none/"];
    const ended = ids(all, ends);
    // Looking back at the start is a part of the end.
    const open = ids(all, begins).find((id) => !ended.includes(id) && id !== "then");
    if (!open) return "";
    const of = all.find(({ path }) => path === `attempt/${open}`)?.value.questions.length;
    const values = { done: ids(all, `answer/${open}/`).length, of };
    return strings[`continue_${kind}`].replace(/\{(\w+)\}/g, (whole, name) => values[/** @type {"of"} */ (name)] ?? whole);
  };

  const show = () => {
    const begun = record.list().map((one) => {
      const all = /** @type {PreceptorEntry[]} */ (record.current(one));
      const at = all.map((entry) => entry.at).sort().at(-1) ?? "";
      return { title: one.title, href: record.link(one.href), words: next(one, all), at };
    });
    const [last] = begun.filter(({ href, title, words }) => href && title && words).sort((a, b) => (a.at < b.at ? 1 : -1));
    slot.hidden = !last;
    if (!last) return;
    const link = document.createElement("a");
    link.href = last.href;
    link.textContent = last.title;
    const words = document.createElement("p");
    words.textContent = last.words;
    const line = document.createElement("p");
    line.append(link);
    slot.querySelectorAll("p").forEach((old) => old.remove());
    slot.append(line, words);
  };
  record.onchange(show);
  show();
})();
