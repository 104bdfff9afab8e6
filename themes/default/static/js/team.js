// @ts-check
// The team picture: files in, counts out. What may be shown is decided in team-counts.js alone; this file draws what it is given.
(() => {
  "use strict";
  const { record, files, teamCounts, teamFiles, tools: { $, all, words, put, el, click, row } } = window.Preceptor;
  /** @typedef {{ from: number, to: number, count: number }} Group */
  /** @typedef {{ doc: string, title: string, labels: string[], values: number[], moments: [string, string][], statements: { id: string, text: string }[] }} Checklist */
  const least = Number($("team").dataset.threshold);

  /** @type {Checklist[]} */
  const checklists = all($("checklists").content, "section").map((section) => ({
    doc: section.dataset.doc,
    title: section.dataset.title,
    labels: all(section, "ol li").map((point) => point.textContent),
    values: all(section, "ol li").map((point) => Number(point.dataset.value)),
    moments: all(section, "dt").map((code) => [code.textContent, code.nextElementSibling.textContent]),
    statements: all(section, "ul li").map((statement) => ({ id: statement.dataset.id, text: statement.textContent })),
  }));

  /** @type {Map<string, any>} */
  const people = new Map();

  /** Ratings as places from 1 on: a scale may begin at 0. @param {Checklist} checklist @param {any} person */
  const placed = (checklist, person) => {
    const said = person.checklists.get(checklist.doc) ?? {};
    const place = (/** @type {any} */ rating) => checklist.values.indexOf(rating) + 1;
    return Object.fromEntries(
      checklist.statements.filter((one) => said[one.id]).map(({ id }) => [
        id,
        Object.fromEntries(Object.entries(said[id]).map(([moment, rating]) => [moment, place(rating)])),
      ]),
    );
  };

  /** @param {Checklist} checklist @param {Group} group */
  const nameOf = ({ labels }, { from, to }) => {
    const [low, high] = [labels[from - 1], labels[to - 1]];
    if (to === 0) return words("team_none");
    if (from === 0) return words(to === 1 ? "team_lowest_none" : "team_or_lower_none", { label: high });
    if (from === to) return low;
    return to === labels.length ? words("team_or_higher", { label: low }) : words("team_from_to", { from: low, to: high });
  };

  /** The same as a table, for who cannot see bars. @param {string} caption @param {string[][]} rows */
  const table = (caption, rows) => {
    const made = $("table").content.cloneNode(true);
    made.querySelector(".table").setAttribute("aria-label", caption);
    put(made.querySelector("caption"), caption);
    put(made.querySelector("tbody"), rows.map(row));
    return made;
  };

  /** A bar of one moment, and its words: the bar is for the eye alone. @param {Checklist} checklist @param {string} label @param {Group[] | null} groups @param {number} total */
  const bar = (checklist, label, groups, total) => {
    if (!groups) return el("div.team-bar", el("p", el("strong", label), ` ${words("team_hidden", { n: least })}`));
    const drawn = groups.map((group) => {
      const segment = el(`span.segment.level-${Math.round((5 * group.to) / checklist.labels.length)}`, String(group.count));
      segment.style.flexGrow = String(group.count / total);
      return segment;
    });
    const told = groups.map((group, index) => [index ? " · " : "", el("b", String(group.count)), ` ${nameOf(checklist, group)}`]);
    return el("div.team-bar", el("p", el("strong", label)), el("div.segments", { "aria-hidden": "true" }, drawn), el("p.in-words", told));
  };

  /** @param {Checklist} checklist @param {any} statement */
  const median = (checklist, statement) => {
    const [from, to] = ["start", "end"].map((moment) => statement.groups[moment] && teamCounts.median(statement.groups[moment]));
    if (from && to) return words("team_median", { from: nameOf(checklist, from), to: nameOf(checklist, to) });
    const one = from ?? to;
    return one && words(from ? "team_median_start" : "team_median_end", { label: nameOf(checklist, one) });
  };

  /** @param {Checklist} checklist @param {any} statement */
  const changes = (checklist, statement) => {
    if (!["start", "end"].every((moment) => checklist.moments.some(([code]) => code === moment))) return "";
    return statement.higher ? words("team_change", statement.higher) : words("team_change_hidden");
  };

  /** @param {Checklist} checklist @param {any} statement @param {number} total */
  const multiple = (checklist, statement, total) => {
    const shown = checklist.moments.some(([code]) => statement.groups[code]);
    const said = shown ? [changes(checklist, statement), median(checklist, statement)] : [words("team_hidden", { n: least })];
    return el("li",
      el("h4", statement.text),
      shown && checklist.moments.map(([code, label]) => bar(checklist, label, statement.groups[code], total)),
      said.map((text) => text && el("p.in-words", text)));
  };

  /** What is shown, as rows: for the table and the file. @param {Checklist} checklist @param {any} picture @returns {string[][]} */
  const rows = (checklist, picture) =>
    picture.statements.flatMap((/** @type {any} */ statement) => {
      const { text } = statement;
      const counts = checklist.moments.flatMap(([code, label]) =>
        statement.groups[code]
          ? statement.groups[code].map((/** @type {Group} */ group) => [text, label, nameOf(checklist, group), String(group.count)])
          : [[text, label, words("team_not_shown"), ""]],
      );
      const change = [text, words("team_change_row")];
      const { higher } = statement;
      return higher ? [...counts, [...change, words("team_higher"), String(higher.more)], [...change, words("team_others"), String(higher.others)]] : counts;
    });

  const pictures = () =>
    checklists.map((checklist) => {
      const placedPeople = [...people.values()].map((person) => placed(checklist, person));
      const [ids, moments] = [checklist.statements.map((one) => one.id), checklist.moments.map(([code]) => code)];
      const picture = teamCounts.picture(placedPeople, ids, moments, checklist.labels.length, least);
      picture?.statements.forEach((/** @type {any} */ one, /** @type {number} */ at) => Object.assign(one, checklist.statements[at]));
      return { checklist, picture };
    });

  const show = () => {
    const enough = people.size >= least;
    $("picture").hidden = $("clear").hidden = people.size === 0;
    $("tools").hidden = !enough;
    put($("people"), words(enough ? "team_people" : "team_few", { n: enough ? people.size : least }));
    const drawn = pictures().filter((one) => one.picture).map(({ checklist, picture }) => {
      const shown = picture.statements.some((/** @type {any} */ { groups }) => Object.values(groups).some(Boolean));
      const body = shown
        ? [el("ol.multiples", picture.statements.map((/** @type {any} */ statement) => multiple(checklist, statement, picture.people))),
           table(words("team_caption", { title: checklist.title }), rows(checklist, picture))]
        : el("p", words("team_all_hidden", { n: least }));
      return el("section", el("h3", checklist.title), body);
    });
    put($("drawn"), drawn);
  };

  /** @param {File[]} given */
  const add = async (given) => {
    /** @type {HTMLElement[]} */
    const refused = [];
    const counts = { added: 0, newer: 0, older: 0 };
    for (const file of given) {
      const result = teamFiles.read(await file.text().catch(() => ""));
      if (result.problem) refused.push(el("li", el("strong", `${file.name}:`), ` ${words(`team_refused_${result.problem}`)}`));
      else counts[/** @type {"added"} */ (teamFiles.take(people, result.person))] += 1;
    }
    const told = Object.entries(counts).filter(([, n]) => n).map(([name, n]) => words(`team_${name}`, { n }));
    put($("told"),
      told.length && el("p", told.join(" ")),
      refused.length && el("div.callout.callout-warning", el("p.callout-label", words("team_refused", { n: refused.length })), el("ul", refused)));
    show();
  };

  click($("csv"), () => {
    const lines = pictures().flatMap(({ checklist, picture }) => (picture ? rows(checklist, picture).map((row) => [checklist.title, ...row]) : []));
    files.save(`${record.site}-team-${record.today()}.csv`, files.csv([[words("team_head_checklist"), ...all($("table").content, "th").map((head) => head.textContent)], ...lines]), "text/csv");
  });
  click($("print"), () => print());
  files.take($("files"), add);
  click($("clear"), () => {
    people.clear();
    put($("told"), el("p", words("team_cleared")));
    show();
    $("files").focus();
  });
  click($("copy"), () => {
    $("words").select();
    // The clipboard's own interface needs a secure context, which an intranet is not.
    $("copied").textContent = words(document.execCommand("copy") ? "team_copied" : "team_selected");
  });
  $("off").remove();
  $("copy").hidden = $("add").hidden = false;
})();
