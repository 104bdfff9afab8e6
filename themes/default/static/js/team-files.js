// @ts-check
// Reads the files of a team: what is in them is checked before it is counted. Nothing of them is kept.
(() => {
  "use strict";
  /** @typedef {Record<string, Record<string, number | "na">>} Said */
  /** @typedef {{ from: string, day: string, checklists: Map<string, Said> }} Person */
  const MOST_TEXT = 500_000;
  const MOST_ITEMS = 2_000;

  const here = /** @type {any} */ (globalThis);
  /** @type {{ record: PreceptorStore }} */
  const { record } = here.Preceptor;
  /** @param {any} value @returns {value is Record<string, any>} */
  const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const MOMENTS = ["start", "end", "then"];

  /** Maps without a prototype: no name means anything else. @param {any} ratings @returns {Said | undefined} */
  const said = (ratings) => {
    if (!isMap(ratings) || Object.keys(ratings).length > MOST_ITEMS) return undefined;
    const all = Object.create(null);
    for (const [statement, moments] of Object.entries(ratings)) {
      if (!isMap(moments) || !Object.entries(moments).every(([moment, rating]) => MOMENTS.includes(moment) && rating !== null && record.fits("rating/", rating))) return undefined;
      all[statement] = { ...moments };
    }
    return all;
  };

  /** @param {string} day */
  const isDay = (day) => /^2\d{3}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));

  /** @param {string} text @returns {{ person: Person } | { problem?: string }} */
  const read = (text) => {
    const { json, problem, detail } = record.file(text, "preceptor-team", MOST_TEXT);
    if (!json) return { problem: detail === "preceptor-record" ? "record" : problem };
    const named = typeof json.from === "string" && /^[a-z0-9]{1,32}$/.test(json.from) && isDay(json.day);
    if (json.version !== 1 || !named || !Array.isArray(json.checklists) || json.checklists.length > MOST_ITEMS) return { problem: "shape" };
    /** @type {Person["checklists"]} */
    const checklists = new Map();
    for (const one of json.checklists) {
      const ratings = said(one?.ratings);
      if (!ratings || typeof one.doc !== "string") return { problem: "shape" };
      checklists.set(one.doc, ratings);
    }
    return { person: { from: json.from, day: json.day, checklists } };
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

  here.Preceptor.teamFiles = { read, take };
})();
