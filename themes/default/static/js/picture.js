// @ts-check
// The confidence picture: for each statement its ratings at the start, at the end and looking back, on one line. Words say all that the lines show.
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

  /** What grew most comes first; what cannot be compared comes last, in the order of the checklist. @param {Statement[]} statements @param {Record<string, Ratings>} ratings */
  const rows = (statements, ratings) =>
    statements
      .map((statement) => rowOf(statement, ratings[statement.id] ?? {}))
      .filter((row) => row.na.length || [row.start, row.end, row.then].some((rating) => rating !== undefined))
      .sort((a, b) => (b.grew ?? -99) - (a.grew ?? -99));

  /** From an earlier moment to the end. @param {Row[]} all @param {"start" | "then"} from @returns {Change} */
  const change = (all, from) => {
    const both = all.filter((row) => row[from] !== undefined && row.end !== undefined);
    const step = (/** @type {Row} */ row) => Math.sign(Number(row.end) - Number(row[from]));
    return { higher: both.filter((row) => step(row) > 0), same: both.filter((row) => step(row) === 0), lower: both.filter((row) => step(row) < 0) };
  };

  /** The rows with the greatest value above 0, at most three. @param {Row[]} all @param {"grew" | "gap"} by */
  const biggest = (all, by) =>
    all.filter((row) => Number(row[by] ?? 0) > 0).sort((a, b) => Number(b[by]) - Number(a[by])).slice(0, 3);

  const here = /** @type {any} */ (globalThis);
  here.Preceptor ??= {};
  here.Preceptor.picture = { rows, change, biggest };
  const practice = here.Preceptor.practice;
  if (!practice) return;
  const { strings, fill, count, el, table } = practice;

  const [WIDTH, EDGE, LINE] = [280, 20, 34];

  /** @param {string} tag @param {Record<string, string | number>} attributes @param {string} [text] */
  const svg = (tag, attributes, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    if (text) made.textContent = text;
    return made;
  };

  /** @param {string} text @param {number} x @param {number} y */
  const label = (text, x, y) =>
    svg("text", { x: x < 50 ? x - 8 : x > WIDTH - 50 ? x + 8 : x, y, "text-anchor": x < 50 ? "start" : x > WIDTH - 50 ? "end" : "middle" }, text);

  /** The line of one statement. Start is a ring, end a full dot, looking back a triangle; each bears its word. @param {Row} row @param {number[]} values */
  const line = (row, values) => {
    const x = (/** @type {number} */ value) => EDGE + ((WIDTH - 2 * EDGE) * values.indexOf(value)) / (values.length - 1);
    const made = svg("svg", { viewBox: `0 0 ${WIDTH} 84`, width: WIDTH, height: 84, class: "dots", "aria-hidden": "true", focusable: "false" });
    made.append(svg("path", { class: "axis", d: `M${EDGE} ${LINE}H${WIDTH - EDGE}` + values.map((value) => `M${x(value)} ${LINE - 4}v8`).join("") }));
    const { start, end, then, target } = row;
    if (Number.isFinite(target)) {
      made.append(svg("path", { class: "aim", d: `M${x(target)} ${LINE - 12}v24` }));
      if (end === undefined || Math.abs(x(target) - x(end)) >= 44) made.append(label(strings.picture_aim, x(target), 14));
    }
    if (start !== undefined && end !== undefined && start !== end) made.append(svg("path", { class: "way", d: `M${x(start)} ${LINE}H${x(end)}` }));
    if (then !== undefined) {
      made.append(svg("path", { class: "mark-then", d: `M${x(then)} ${LINE + 10}l7 12h-14z` }), label(then === start ? strings.picture_start_then : strings.picture_then, x(then), LINE + (then === start ? 38 : 46)));
    }
    if (start !== undefined) made.append(svg("circle", { class: "mark-start", cx: x(start), cy: LINE, r: 9 }));
    if (start !== undefined && then !== start) made.append(label(strings.picture_start, x(start), LINE + 26));
    if (end !== undefined) {
      made.append(svg("circle", { class: "mark-end", cx: x(end), cy: LINE, r: 6 }), label(end === target ? strings.picture_end_aim : strings.picture_end, x(end), 14));
    }
    return made;
  };

  /** @param {Row} row @param {Moment} moment @param {Map<number, string>} labels */
  const said = (row, moment, labels) =>
    row[moment] !== undefined ? labels.get(Number(row[moment])) ?? "" : row.na.includes(moment) ? strings.picture_na : "";

  /** @param {Row} row */
  const step = (row) =>
    row.grew === undefined ? "" : row.grew === 0 ? strings.picture_same : count(row.grew > 0 ? "picture_up" : "picture_down", Math.abs(row.grew));

  /** @param {Row} row @param {Map<number, string>} labels */
  const inWords = (row, labels) => {
    const from = said(row, "start", labels);
    const to = said(row, "end", labels);
    const parts = [from && fill(strings.picture_at_start, { label: from }), to && fill(strings.picture_at_end, { label: to }), step(row)];
    const back = said(row, "then", labels);
    if (back) parts.push(fill(strings.picture_looking_back, { label: back }));
    if (row.gap !== undefined) parts.push(fill(row.gap > 0 ? strings.picture_gap : strings.picture_reached, { label: labels.get(row.target) ?? "" }));
    return parts.filter(Boolean).join(" ");
  };

  /** @param {string} head @param {Row[]} all @param {(row: Row) => string} tell */
  const few = (head, all, tell) =>
    all.length ? [el("h3", {}, head), el("ul", {}, ...all.map((row) => el("li", {}, `${row.plain} `, el("strong", {}, tell(row)))))] : [];

  /** @param {Row[]} all @param {"start" | "then"} from */
  const sums = (all, from) => {
    const { higher, same, lower } = change(all, from);
    const numbers = { higher: higher.length, same: same.length, lower: lower.length };
    return higher.length + same.length + lower.length ? [el("p", { className: "sums" }, fill(strings[`picture_sums_${from}`], numbers))] : [];
  };

  /**
   * The whole picture, for a page. @param {Statement[]} statements @param {Record<string, Ratings>} ratings
   * @param {[number, string][]} scale @returns {Node[]}
   */
  const draw = (statements, ratings, scale) => {
    const labels = new Map(scale);
    const values = scale.map(([value]) => value);
    const all = rows(statements, ratings);
    if (all.length === 0) return [el("p", {}, strings.picture_none)];
    const compared = all.some((row) => row.end !== undefined);
    const list = el("ol", { className: "picture" });
    for (const row of all) {
      list.append(el("li", {}, el("div", {}, el("p", { className: "said" }, row.plain), el("p", { className: "in-words" }, inWords(row, labels))), line(row, values)));
    }
    const cells = all.map((row) => [row.plain, said(row, "start", labels), said(row, "end", labels), said(row, "then", labels), step(row), labels.get(row.target) ?? ""].map((cell) => cell || "–"));
    const heads = ["statement", "start", "end", "then", "change", "aim"].map((name) => strings[`picture_head_${name}`]);
    return [
      ...sums(all, "start"),
      ...sums(all, "then"),
      ...(compared ? [] : [el("p", {}, strings.picture_later)]),
      el("p", { className: "ends" }, fill(strings.picture_ends, { low: scale[0][1], high: scale[scale.length - 1][1] })),
      list,
      ...few(strings.picture_gains, biggest(all, "grew"), step),
      ...few(strings.picture_gaps, biggest(all, "gap"), (row) => fill(strings.picture_gap, { label: labels.get(row.target) ?? "" })),
      el("details", { className: "as-table" }, el("summary", {}, strings.picture_as_table), table(strings.picture_caption, heads, cells)),
    ];
  };

  Object.assign(here.Preceptor.picture, { draw });
})();
