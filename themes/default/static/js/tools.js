// @ts-check
// What the pages to practise on share: finding and making elements, words of the locale, dates in words.
(() => {
  "use strict";
  const strings = window.PRECEPTOR_STRINGS ?? {};
  const lang = document.documentElement.lang || undefined;

  /** @type {PreceptorTools["$"]} */
  const $ = (id) => document.getElementById(`_${id}`);

  /** @type {PreceptorTools["all"]} */
  const all = (root, selector) => [...root.querySelectorAll(selector)];

  /** @type {PreceptorTools["words"]} */
  const words = (name, values = {}) =>
    String((values.n === 1 && strings[`${name}_one`]) || (strings[name] ?? "")).replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);

  /** @type {PreceptorTools["put"]} */
  const put = (place, ...inside) => {
    place.replaceChildren();
    for (const part of /** @type {any[]} */ (inside.flat(9))) {
      if (typeof part === "string" || part instanceof Node) place.append(part);
      // Not every browser has `role` as a property.
      else for (const [key, value] of Object.entries(part || {})) key in place ? (place[key] = value) : place.setAttribute(key, value);
    }
    return place;
  };

  /** @type {PreceptorTools["el"]} */
  const el = (tag, ...inside) => {
    const [name, ...classes] = tag.split(".");
    return put(document.createElement(name), classes[0] && { className: classes.join(" ") }, inside);
  };

  /** @type {PreceptorTools["click"]} */
  const click = (element, act) => element.addEventListener("click", act);

  /** @type {PreceptorTools["button"]} */
  const button = (text, act, kind = "", label) => {
    const made = el("button", { type: "button" }, kind && { className: kind }, label && { "aria-label": label }, text);
    click(made, act);
    return made;
  };

  /** @type {PreceptorTools["row"]} */
  const row = ([first, ...rest]) => el("tr", el("th", { scope: "row" }, first), rest.map((cell) => el("td", cell)));

  /** @type {PreceptorTools["date"]} */
  const date = (given, exact) => {
    const text = String(given ?? "");
    const at = new Date(text[10] ? text : `${text}T12:00`);
    return Number.isNaN(at.valueOf()) ? text : at.toLocaleString(lang, { dateStyle: "long", timeStyle: exact ? "short" : undefined });
  };

  /** @type {PreceptorTools["TOLERANCE"]} */
  const TOLERANCE = 1e-9;

  /** @type {PreceptorTools["reached"]} */
  const reached = ({ got, of }, pass) => 100 * got >= Number(pass) * of - TOLERANCE;

  /** @type {PreceptorTools["number"]} */
  const number = (value) => (Math.round(value * 10) / 10).toLocaleString(lang);

  /** @type {PreceptorTools["COURSE"]} */
  const COURSE = {
    // @ts-expect-error: without a prototype, no other kind means anything.
    __proto__: null,
    quiz: ["attempt/", "finished/"],
    scenario: ["visit/", "ended/"],
    checklist: ["rating/", "saved/"],
  };

  /** @type {PreceptorTools} */
  const tools = { $, all, words, put, el, click, button, row, date, number, TOLERANCE, reached, COURSE };
  // The others add theirs.
  window.Preceptor = /** @type {any} */ ({ tools });
})();
