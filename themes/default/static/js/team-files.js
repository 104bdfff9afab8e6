// @ts-check
// Reads the files of a team: what is in them is checked before it is counted. Nothing of them is kept.
(() => {
  "use strict";
  /** @typedef {Partial<Record<"start" | "end" | "then", boolean>>} Met */
  /** By statement: whether each rating is at or above the aim. @typedef {Record<string, Met>} Said */
  /** @typedef {{ values: number[], statements: { id: string, aim: number }[] }} Checklist */
  /**
   * A greater `order` is a newer file.
   * @typedef {{ from: string, order: number, checklists: Map<string, Said>, otherAim: boolean }} Person
   */
  const MOST_TEXT = 500_000;
  const MOST_ITEMS = 2_000;

  const here = /** @type {any} */ (globalThis);
  /** @type {{ record: PreceptorStore }} */
  const { record } = here.Preceptor;
  /** @param {any} value @returns {value is Record<string, any>} */
  const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const MOMENTS = ["start", "end", "then"];

  /**
   * The first form of the file holds ratings, the second one holds what became of them, and the
   * aim.
   * @type {Record<number, (moment: string, value: any) => boolean>}
   */
  const FITS = {
    1: (moment, value) => MOMENTS.includes(moment) && value !== null && record.fits("rating/", value),
    2: (moment, value) => (moment === "aim" ? Number.isInteger(value) : MOMENTS.includes(moment) && typeof value === "boolean"),
  };

  /** @param {any} statements @param {number} version */
  const reads = (statements, version) =>
    isMap(statements) && Object.keys(statements).length <= MOST_ITEMS &&
    Object.values(statements).every((one) => isMap(one) && Object.entries(one).every(([moment, value]) => FITS[version](moment, value)));

  /** @param {string} day */
  const isDay = (day) => /^2\d{3}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));

  /** The first form counts by days, the second by how many files this browser has made; it comes after. @param {any} json */
  const orderOf = ({ version, day, made }) => {
    if (version === 1) return typeof day === "string" && isDay(day) ? Date.parse(day) : undefined;
    return Number.isInteger(made) && made > 0 && made < 1e6 ? 1e15 + made : undefined;
  };

  /** One rating against the aim. @param {any} rating @param {number} aim @returns {boolean | undefined} */
  const met = (rating, aim) => (typeof rating === "number" ? rating >= aim : typeof rating === "boolean" ? rating : undefined);

  /**
   * What a file says of a checklist of this site; `other` is told of statements whose aim is another
   * one here. Maps without a prototype: no name means anything else.
   * @param {any} statements
   * @param {Checklist} checklist
   * @param {() => void} other
   * @returns {Said}
   */
  const said = (statements, { statements: known, values }, other) => {
    const all = Object.create(null);
    for (const { id, aim } of known) {
      const one = Object.hasOwn(statements, id) ? statements[id] : {};
      if ("aim" in one && one.aim !== aim) other();
      else {
        const kept = MOMENTS.filter((moment) => typeof one[moment] === "boolean" || values.includes(one[moment]));
        if (kept.length) all[id] = Object.fromEntries(kept.map((moment) => [moment, met(one[moment], aim)]));
      }
    }
    return all;
  };

  /**
   * @param {string} text
   * @param {Map<string, Checklist>} known the checklists of the site
   * @returns {{ person: Person } | { problem?: string }}
   */
  const read = (text, known) => {
    const { json, problem, detail } = record.file(text, "preceptor-team", MOST_TEXT, 2);
    if (!json) return { problem: detail === "preceptor-record" ? "record" : problem };
    const order = orderOf(json);
    const named = typeof json.from === "string" && /^[a-z0-9]{1,32}$/.test(json.from);
    if (!FITS[json.version] || !named || order === undefined) return { problem: "shape" };
    if (!Array.isArray(json.checklists) || json.checklists.length > MOST_ITEMS) return { problem: "shape" };
    /** @type {Person} */
    const person = { from: json.from, order, checklists: new Map(), otherAim: false };
    for (const one of json.checklists) {
      const statements = one?.[json.version === 1 ? "ratings" : "statements"];
      if (typeof one?.doc !== "string" || !reads(statements, json.version)) return { problem: "shape" };
      const checklist = known.get(one.doc);
      if (checklist) person.checklists.set(one.doc, said(statements, checklist, () => (person.otherAim = true)));
    }
    return { person };
  };

  /** A file that is too large is not even read. @param {File} file @param {Map<string, Checklist>} known */
  const open = async (file, known) => (file.size > MOST_TEXT ? { problem: "big" } : read(await file.text().catch(() => ""), known));

  /**
   * The same person twice: the newer file counts, of two of one day what came last.
   * @param {Map<string, Person>} people @param {Person} person @returns {"added" | "newer" | "older" | "again"}
   */
  const take = (people, person) => {
    const had = people.get(person.from);
    if (had && JSON.stringify([...had.checklists]) === JSON.stringify([...person.checklists])) return "again";
    if (had && had.order > person.order) return "older";
    people.set(person.from, person);
    return had ? "newer" : "added";
  };

  here.Preceptor.teamFiles = { read, open, take };
})();
