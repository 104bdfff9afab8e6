// @ts-check
// What the pages to practise on share: making elements, filling words, dates in words, texts kept while they are typed.
(() => {
  "use strict";
  const page = /** @type {any} */ (window);
  /** @type {Record<string, string>} */
  const strings = page.PRECEPTOR_STRINGS || {};

  /** @param {string} text @param {Record<string, string | number>} values */
  const fill = (text, values) => String(text).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

  /** The words for one, or for many. @param {string} name @param {number} n @param {Record<string, string | number>} [values] */
  const count = (name, n, values = {}) => fill(strings[n === 1 ? `${name}_one` : name] ?? strings[name], { n, ...values });

  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag @param {Partial<HTMLElementTagNameMap[T]> & Record<string, any>} [props] @param {(Node | string)[]} children
   * @returns {HTMLElementTagNameMap[T]}
   */
  const el = (tag, props = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), props);
    made.append(...children);
    return made;
  };

  /** @param {string} id @returns {any} */
  const at = (id) => document.getElementById(id);

  const words = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { day: "numeric", month: "long", year: "numeric" });
  /** "2026-11-24" in words. @param {string} date */
  const day = (date) => {
    const [year, month, dayOf] = String(date).slice(0, 10).split("-").map(Number);
    return year && month && dayOf ? words.format(new Date(year, month - 1, dayOf)) : String(date);
  };

  /** Rows as a table with a caption; the first cell of each row names it. @param {string} caption @param {string[]} heads @param {string[][]} rows */
  const table = (caption, heads, rows) =>
    el("div", { className: "table", role: "region", ariaLabel: caption, tabIndex: 0 },
      el("table", {},
        el("caption", {}, caption),
        el("thead", {}, el("tr", {}, ...heads.map((head) => el("th", { scope: "col" }, head)))),
        el("tbody", {}, ...rows.map(([first, ...rest]) =>
          el("tr", {}, el("th", { scope: "row" }, first), ...rest.map((cell) => el("td", {}, cell)))))));

  /**
   * Keeps what a field says, while it is typed. What another tab wrote shows once nobody types here.
   * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} field @param {any} doc @param {string} path @param {() => void} [then]
   */
  const keep = (field, doc, path, then = () => {}) => {
    let timer = 0;
    // On paper an empty field is a line to write on.
    const mark = () => field.classList.toggle("filled", field.value !== "");
    const show = () => {
      if (!timer) field.value = doc.get(path) ?? field.dataset.none ?? "";
      mark();
    };
    const put = () => {
      clearTimeout(timer);
      timer = 0;
      doc.put(path, field.value === (field.dataset.none ?? "") ? null : field.value);
      then();
    };
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(put, 400);
      mark();
    });
    field.addEventListener("change", put);
    addEventListener("pagehide", () => {
      if (timer) put();
    });
    show();
    return show;
  };

  (page.Preceptor ??= {}).practice = { strings, fill, count, el, at, day, table, keep };

  const notice = at("_notice");
  if (notice) page.Preceptor.record.notice(notice);
  at("_off")?.remove();
})();
