// @ts-check
// The confidence picture: for each statement its ratings at the start, at the end and looking back,
// on one line. Words say all that the lines show.
(() => {
  "use strict";
  /** @typedef {"start" | "end" | "then"} Moment */
  /** @typedef {{ id: string, plain: string, target: number }} Statement */
  /** @typedef {Partial<Record<Moment, number | "na">>} Ratings */
  /** @typedef {Statement & { start?: number, end?: number, then?: number, na: Moment[], grew?: number, gap?: number }} Row */
  /** @typedef {{ higher: Row[], same: Row[], lower: Row[] }} Change */

  /** @param {Statement} statement @param {Ratings} ratings @returns {Row} */
  const rowOf = (statement, ratings) => {
    /** @type {Row} */
    const row = { ...statement, na: [] };
    for (const moment of /** @type {Moment[]} */ (["start", "end", "then"])) {
      const rating = ratings[moment];
      if (typeof rating === "number") row[moment] = rating;
      else if (rating === "na") row.na.push(moment);
    }
    if (row.start !== undefined && row.end !== undefined) row.grew = row.end - row.start;
    const now = row.end ?? (row.na.includes("end") ? undefined : row.start);
    if (now !== undefined && Number.isFinite(row.target)) row.gap = Math.max(0, row.target - now);
    return row;
  };

  /**
   * What grew most comes first; what cannot be compared comes last, in the order of the checklist.
   * @param {Statement[]} statements
   * @param {Record<string, Ratings>} ratings
   */
  const rows = (statements, ratings) =>
    statements
      .map((statement) => rowOf(statement, ratings[statement.id] ?? {}))
      .filter((row) => row.na.length || [row.start, row.end, row.then].some((rating) => rating !== undefined))
      .sort((a, b) => (b.grew ?? -99) - (a.grew ?? -99));

  /** From an earlier moment to the end. @param {Row[]} all @param {"start" | "then"} from @returns {Change} */
  const change = (all, from) => {
    const both = all.filter((row) => row[from] !== undefined && row.end !== undefined);
    const step = (/** @type {any} */ row) => Math.sign(row.end - row[from]);
    return {
      higher: both.filter((row) => step(row) > 0),
      same: both.filter((row) => step(row) === 0),
      lower: both.filter((row) => step(row) < 0),
    };
  };

  /** The rows with the greatest value above 0, at most three. @param {Row[]} all @param {"grew" | "gap"} by */
  const biggest = (all, by) =>
    all.filter((row) => (row[by] ?? 0) > 0).sort((/** @type {any} */ a, /** @type {any} */ b) => b[by] - a[by]).slice(0, 3);

  const here = /** @type {any} */ (globalThis);
  /** @type {PreceptorTools} */
  const { $, words, put, el, row } = here.Preceptor.tools ?? {};

  /** As in the template. */
  const [WIDTH, EDGE, LINE] = [280, 20, 34];

  /** A shape of the page's template, with what the template does not know. @param {string} name @param {Record<string, any>} attributes */
  const shape = (name, attributes) => {
    const made = $("shapes").content.querySelector(`.${name}`).cloneNode();
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  /**
   * The line of one statement. Start is a ring, end a full dot, looking back a triangle; each bears
   * its word.
   * @param {Row} row
   * @param {number[]} values
   */
  const line = ({ start, end, then, target }, values) => {
    const made = shape("dots", {});
    /** @param {number} value */
    const x = (value) => EDGE + ((WIDTH - 2 * EDGE) * values.indexOf(value)) / (values.length - 1);
    /** @param {string} name @param {string} d */
    const path = (name, d) => made.append(shape(name, { d }));
    /** @param {string} name @param {number} value */
    const circle = (name, value) => made.append(shape(name, { cx: x(value) }));
    /** @param {string} name @param {number} value @param {number} y */
    const label = (name, value, y) => {
      const [to, anchor] = x(value) < 50 ? [-8, "start"] : x(value) > WIDTH - 50 ? [8, "end"] : [0, "middle"];
      const text = shape("dots-word", { x: x(value) + to, y, "text-anchor": anchor });
      text.append(words(`picture_${name}`));
      made.append(text);
    };
    path("axis", `M${EDGE} ${LINE}H${WIDTH - EDGE}${values.map((value) => `M${x(value)} ${LINE - 4}v8`).join("")}`);
    if (Number.isFinite(target)) {
      path("aim", `M${x(target)} ${LINE - 12}v24`);
      if (end === undefined || Math.abs(x(target) - x(end)) >= 44) label("aim", target, 14);
    }
    if (start !== undefined && end !== undefined && start !== end) path("way", `M${x(start)} ${LINE}H${x(end)}`);
    if (then !== undefined) {
      path("mark-then", `M${x(then)} ${LINE + 10}l7 12h-14z`);
      label(then === start ? "start_then" : "then", then, LINE + (then === start ? 38 : 46));
    }
    if (start !== undefined) circle("mark-start", start);
    if (start !== undefined && then !== start) label("start", start, LINE + 26);
    if (end !== undefined) {
      circle("mark-end", end);
      label(end === target ? "end_aim" : "end", end, 14);
    }
    return made;
  };

  /** @param {Row} row @param {Moment} moment @param {Map<number, string>} labels */
  const said = (row, moment, labels) =>
    row[moment] !== undefined ? labels.get(Number(row[moment])) ?? "" : row.na.includes(moment) ? words("picture_na") : "";

  /** @param {Row} row */
  const step = (row) =>
    row.grew === undefined
      ? ""
      : words(row.grew === 0 ? "picture_same" : row.grew > 0 ? "picture_up" : "picture_down", { n: Math.abs(row.grew) });

  /** @param {Row} row @param {Map<number, string>} labels */
  const inWords = (row, labels) => {
    /** @param {string} name @param {string} label */
    const part = (name, label) => label && words(name, { label });
    const parts = [
      part("picture_at_start", said(row, "start", labels)),
      part("picture_at_end", said(row, "end", labels)),
      step(row),
      part("picture_looking_back", said(row, "then", labels)),
    ];
    if (row.gap !== undefined) parts.push(words(row.gap > 0 ? "picture_gap" : "picture_reached", { label: labels.get(row.target) ?? "" }));
    return parts.filter(Boolean).join(" ");
  };

  /** @param {string} head @param {Row[]} all @param {(row: Row) => string} tell */
  const few = (head, all, tell) =>
    all.length ? [el("h3", words(head)), el("ul", all.map((row) => el("li", `${row.plain} `, el("strong", tell(row)))))] : [];

  /** @param {Row[]} all @param {"start" | "then"} from */
  const sums = (all, from) => {
    const { higher, same, lower } = change(all, from);
    const changes = Object.entries({ higher, same, lower })
      .filter(([, those]) => those.length)
      .map(([way, those]) => words(`picture_sums_${way}`, { n: those.length }));
    return changes.length > 0 && el("p.sums", words(`picture_sums_${from}`, { changes: changes.join(", ") }));
  };

  /**
   * The whole picture, for a page. @param {Statement[]} statements @param {Record<string, Ratings>} ratings
   * @param {[number, string][]} scale @returns {PreceptorInside[]}
   */
  const draw = (statements, ratings, scale) => {
    const labels = new Map(scale);
    const values = scale.map(([value]) => value);
    const all = rows(statements, ratings);
    $("table").hidden = all.length === 0;
    if (all.length === 0) return [el("p", words("picture_none"))];
    const list = all.map((row) => el("li", el("div", el("p.said", row.plain), el("p.in-words", inWords(row, labels))), line(row, values)));
    /** @param {Row} row */
    const aim = (row) => labels.get(row.target) ?? "";
    put(
      $("rows"),
      all.map((one) =>
        row(
          [one.plain, said(one, "start", labels), said(one, "end", labels), said(one, "then", labels), step(one), aim(one)].map(
            (cell) => cell || "–",
          ),
        ),
      ),
    );
    return [
      sums(all, "start"),
      sums(all, "then"),
      all.every((one) => one.end === undefined) && el("p", words("picture_later")),
      el("p.ends", words("picture_ends", { low: scale[0][1], high: scale[scale.length - 1][1] })),
      el("ol.picture", list),
      few("picture_gains", biggest(all, "grew"), step),
      few("picture_gaps", biggest(all, "gap"), (row) => words("picture_gap", { label: aim(row) })),
    ];
  };

  here.Preceptor.picture = { rows, change, biggest, draw };
})();
