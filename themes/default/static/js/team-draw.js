// @ts-check
// Draws the team picture: what may be shown is decided in team-counts.js, this puts it into words
// and bars. Start and end share one scale and one colour.
(() => {
  "use strict";
  const { teamCounts, tools: { $, words, put, el, row } } = window.Preceptor;
  /**
   * @typedef {{
   *   doc: string,
   *   title: string,
   *   labels: string[],
   *   values: number[],
   *   moments: [string, string][],
   *   statements: { id: string, text: string, aim: number }[],
   * }} Checklist
   */
  /** @typedef {{ per?: number, open: string, span: [number, number], total: number }} Share */
  /** @typedef {{ checklist: Checklist, picture: any }} One `picture` is "none", "few", or what to show */

  /** To five per cent, outwards. @param {Share} share @returns {[number, number]} */
  const bounds = ({ span: [low, high], total }) => [5 * Math.floor((20 * low) / total), 5 * Math.ceil((20 * high) / total)];

  /** Where an end is open, the statements may narrow it. @param {Share} share */
  const isBetween = (share) => {
    const [low, high] = bounds(share);
    return (share.open || share.per === undefined) && low > 0 && high < 100 && high - low <= 30;
  };

  /** @param {Share} share */
  const shareIn = (share) => {
    const [low, high] = bounds(share);
    if (isBetween(share)) return words("team_share_between", { low, high });
    return share.per === undefined
      ? words("team_share_none")
      : words(share.open ? `team_share_${share.open}` : "team_share", { per: share.per });
  };

  /** Where its bar ends. @param {Share} share */
  const middle = (share) => (isBetween(share) ? (bounds(share)[0] + bounds(share)[1]) / 2 : share.per);

  /** @param {Checklist} checklist @param {string} id */
  const statementOf = ({ statements }, id) => /** @type {Checklist["statements"][0]} */ (statements.find((one) => one.id === id));

  /** @param {Checklist} checklist @param {number} aim */
  const aimIn = ({ labels, values }, aim) => {
    const at = values.indexOf(aim);
    return words(at === values.length - 1 ? "team_aim_top" : "team_aim", { label: labels[at] ?? aim });
  };

  /** @param {Checklist} checklist @param {string} moment */
  const momentIn = ({ moments }, moment) => moments.find(([code]) => code === moment)?.[1] ?? moment;

  /** What the first lines say of all statements. @param {One} one */
  const summary = ({ checklist, picture: { moments, shares, change, looked } }) => {
    const said = Object.fromEntries(moments.map((/** @type {string} */ moment) => [moment, shareIn(shares[moment])]));
    const alone = moments.length === 1 && checklist.moments.length > 1 && words(`team_only_${moments[0]}`, { n: teamCounts.FEWEST });
    const bars = moments.map((/** @type {string} */ moment) => {
      const fill = el("span.team-fill");
      const end = middle(shares[moment]);
      fill.style.inlineSize = `${end ?? 0}%`;
      return el(
        "div.team-share",
        el("span.team-moment", momentIn(checklist, moment)),
        el("span.team-track", { "aria-hidden": "true" }, end !== undefined && fill),
        el("b", said[moment]),
      );
    });
    return [
      el("p.team-sum", words(`team_sum_${moments.join("_")}`, said), change && ` ${words(`team_all_${change}`)}`),
      el("div.team-shares", { "aria-hidden": "true" }, bars),
      looked?.shares.then && el("p", words("team_looked", { share: shareIn(looked.shares.then) })),
      alone && el("p", alone),
    ];
  };

  const STEPS = ["fewer", "half", "more"];

  /** One moment of a statement: three cells, filled up to its step, and the same in words. @param {string} label @param {any} part */
  const line = (label, { step, count }) =>
    el("div.team-line", el("span.team-moment", label),
      el("span.team-cells", { "aria-hidden": "true" }, STEPS.map((_, at) => el(at <= STEPS.indexOf(step) ? "span.on" : "span"))),
      el("span", words(`team_step_${step}`), count !== undefined && [", ", el("b", words("team_count", { n: count }))]));

  /** The parts of a statement, looking back last. @param {One} one @param {any} statement @returns {[string, any][]} */
  const partsOf = ({ checklist, picture: { moments, looked } }, { id, parts }) => {
    const back = looked?.statements.find((/** @type {any} */ other) => other.id === id)?.parts.then;
    const all = moments
      .filter((/** @type {string} */ moment) => parts[moment])
      .map((/** @type {string} */ moment) => [momentIn(checklist, moment), parts[moment]]);
    return back && all.length ? [...all, [momentIn(checklist, "then"), back]] : all;
  };

  /** @param {One} one @param {any} statement */
  const item = (one, statement) => {
    const { text, aim } = statementOf(one.checklist, statement.id);
    return el("li",
      el("div", el("p.said", text), el("p.team-aim", aimIn(one.checklist, aim))),
      el(
        "div",
        partsOf(one, statement).map(([label, part]) => line(label, part)),
        statement.change && el("p.team-change", words(`team_change_${statement.change}`)),
      ),
    );
  };

  /** Statements come in the order in which support is wanted: those that stand alike at the last moment are one group. @param {One} one */
  const groups = (one) => {
    const last = one.picture.moments.at(-1);
    const of = (/** @type {string | undefined} */ step) =>
      one.picture.statements.filter((/** @type {any} */ { parts }) => parts[last]?.step === step);
    const group = (/** @type {string} */ step) => {
      const those = of(step);
      return those.length
        ? [
            el("h4", words(`team_group_${step}`)),
            el(
              "ul.team-statements",
              those.map((/** @type {any} */ statement) => item(one, statement)),
            ),
          ]
        : [];
    };
    const hidden = of(undefined);
    return [
      STEPS.map(group),
      hidden.length
        ? [
            el("h4", words("team_group_hidden", { n: teamCounts.FEWEST })),
            el(
              "ul",
              hidden.map((/** @type {any} */ { id }) => el("li", statementOf(one.checklist, id).text)),
            ),
          ]
        : [],
    ];
  };

  /** What is shown, as rows: for the table and the file. @param {One} one @returns {string[][]} */
  const rows = (one) => {
    const {
      checklist,
      picture: { moments, shares, looked, statements },
    } = one;
    const all = [
      ...moments.map((/** @type {string} */ moment) => [moment, shares[moment]]),
      ...(looked ? [["then", looked.shares.then]] : []),
    ];
    return [
      ...all.map(([moment, share]) => [words("team_all"), "", momentIn(checklist, moment), shareIn(share), ""]),
      ...statements.flatMap((/** @type {any} */ statement) => {
        const { text, aim } = statementOf(checklist, statement.id);
        const parts = partsOf(one, statement);
        if (!parts.length) return [[text, aimIn(checklist, aim), "", words("team_not_shown"), ""]];
        return parts.map(([label, { step, count }]) => [
          text,
          aimIn(checklist, aim),
          label,
          words(`team_step_${step}`),
          String(count ?? ""),
        ]);
      }),
    ];
  };

  /** The same as a table, for who cannot see bars. @param {One} one */
  const table = (one) => {
    const caption = words("team_caption", { title: one.checklist.title });
    const made = $("table").content.cloneNode(true);
    made.querySelector(".table").setAttribute("aria-label", caption);
    put(made.querySelector("caption"), caption);
    put(made.querySelector("tbody"), rows(one).map((cells) => row(cells.map((cell) => cell || "–"))));
    return made;
  };

  /** The checklists of which there is nothing to show, each kind in one line. @param {One[]} all @param {"none" | "few"} why */
  const left = (all, why) => {
    const titles = all.filter(({ picture }) => picture === why).map(({ checklist }) => checklist.title);
    return titles.length > 0 && el("p", words(`team_left_${why}`, { n: teamCounts.FEWEST, titles: titles.join("; ") }));
  };

  /** @param {One[]} all */
  const draw = (all) => [
    all
      .filter(({ picture }) => picture.moments)
      .map((one) => el("section", el("h3", one.checklist.title), summary(one), groups(one), table(one))),
    left(all, "few"),
    left(all, "none"),
  ];

  window.Preceptor.teamDraw = { draw, rows };
})();
