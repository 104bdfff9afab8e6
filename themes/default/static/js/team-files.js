// @ts-check
// Reads the files of a team: what is in them is checked before it is counted. Nothing of them is kept.
(() => {
  "use strict";
  /** @typedef {Record<string, Record<string, number | "na">>} Said */
  /** @typedef {{ from: string, day: string, checklists: Map<string, Said> }} Person */
  const MOST_TEXT = 500_000;
  const MOST_ITEMS = 2_000;

  /** @param {any} value @returns {value is Record<string, any>} */
  const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  /** @param {any} rating */
  const isRating = (rating) => rating === "na" || (Number.isInteger(rating) && rating >= 0 && rating <= 10);
  const MOMENTS = ["start", "end", "then"];

  /** Maps without a prototype: no name means anything else. @param {any} ratings @returns {Said | undefined} */
  const said = (ratings) => {
    if (!isMap(ratings) || Object.keys(ratings).length > MOST_ITEMS) return undefined;
    const all = Object.create(null);
    for (const [statement, moments] of Object.entries(ratings)) {
      if (!isMap(moments) || !Object.entries(moments).every(([moment, rating]) => MOMENTS.includes(moment) && isRating(rating))) return undefined;
      all[statement] = { ...moments };
    }
    return all;
  };

  /** @param {string} day */
  const isDay = (day) => /^2\d{3}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));

  /** @param {string} text @param {string} site @returns {{ person: Person } | { problem: string }} */
  const read = (text, site) => {
    if (text.length > MOST_TEXT) return { problem: "big" };
    let file;
    try {
      file = JSON.parse(text.replace(/^\uFEFF/, ""));
    } catch {
      return { problem: "json" };
    }
    if (isMap(file) && file.format === "preceptor-record") return { problem: "record" };
    if (!isMap(file) || file.format !== "preceptor-team") return { problem: "format" };
    if (file.version > 1) return { problem: "newer" };
    if (file.version !== 1) return { problem: "shape" };
    if (file.site !== site) return { problem: "site" };
    if (typeof file.from !== "string" || !/^[a-z0-9]{1,32}$/.test(file.from) || !isDay(file.day)) return { problem: "shape" };
    if (!Array.isArray(file.checklists) || file.checklists.length > MOST_ITEMS) return { problem: "shape" };
    /** @type {Person["checklists"]} */
    const checklists = new Map();
    for (const one of file.checklists) {
      const ratings = said(one?.ratings);
      if (!ratings || typeof one.doc !== "string") return { problem: "shape" };
      checklists.set(one.doc, ratings);
    }
    return { person: { from: file.from, day: file.day, checklists } };
  };

  /**
   * The same person twice: the newer day counts, on one day what came last.
   * @param {Map<string, Person>} people @param {Person} person @returns {"added" | "newer" | "older"}
   */
  const take = (people, person) => {
    const had = people.get(person.from);
    if (had && had.day > person.day) return "older";
    people.set(person.from, person);
    return had ? "newer" : "added";
  };

  const here = /** @type {any} */ (globalThis);
  (here.Preceptor ??= {}).teamFiles = { read, take };
})();
