// @ts-check
// The team picture: files in, counts out. What may be shown is decided in team-counts.js alone; this file draws what it is given.
(() => {
  "use strict";
  const { practice, record, files, teamCounts, teamFiles } = /** @type {any} */ (window).Preceptor;
  const { strings, fill, count, el, at, table } = practice;
  /** @typedef {{ from: number, to: number, count: number }} Group */
  /** @typedef {{ doc: string, title: string, labels: string[], values: number[], moments: [string, string][], statements: { id: string, text: string }[] }} Checklist */
  const least = Number(at("_team").dataset.threshold);

  /** @param {Element} root @param {string} selector @returns {HTMLElement[]} */
  const each = (root, selector) => [...root.querySelectorAll(selector)].map((found) => /** @type {HTMLElement} */ (found));
  /** @type {Checklist[]} */
  const checklists = each(at("_checklists").content, "section").map((section) => ({
    doc: section.dataset.doc ?? "",
    title: section.dataset.title ?? "",
    labels: each(section, "ol li").map((point) => point.textContent ?? ""),
    values: each(section, "ol li").map((point) => Number(point.dataset.value)),
    moments: each(section, "dt").map((code) => [code.textContent ?? "", code.nextElementSibling?.textContent ?? ""]),
    statements: each(section, "ul li").map((statement) => ({ id: statement.dataset.id ?? "", text: statement.textContent ?? "" })),
  }));

  /** @type {Map<string, any>} */
  const people = new Map();

  /** Ratings as places from 1 on: a scale may begin at 0. @param {Checklist} checklist @param {any} person */
  const placed = (checklist, person) => {
    const said = person.checklists.get(checklist.doc) ?? {};
    const place = (/** @type {any} */ rating) => checklist.values.indexOf(rating) + 1;
    return Object.fromEntries(
      checklist.statements.filter(({ id }) => said[id]).map(({ id }) => [
        id,
        Object.fromEntries(Object.entries(said[id]).map(([moment, rating]) => [moment, place(rating)])),
      ]),
    );
  };

  /** @param {Checklist} checklist @param {Group} group */
  const nameOf = ({ labels }, { from, to }) => {
    const [low, high] = [labels[from - 1], labels[to - 1]];
    if (to === 0) return strings.team_none;
    if (from === 0) return fill(strings[to === 1 ? "team_lowest_none" : "team_or_lower_none"], { label: high });
    if (from === to) return low;
    return to === labels.length ? fill(strings.team_or_higher, { label: low }) : fill(strings.team_from_to, { from: low, to: high });
  };

  /** A bar of one moment, and its words: the bar is for the eye alone. @param {Checklist} checklist @param {string} label @param {Group[] | null} groups @param {number} total */
  const bar = (checklist, label, groups, total) => {
    if (!groups) return el("div", { className: "team-bar" }, el("p", {}, el("strong", {}, label), ` ${fill(strings.team_hidden, { n: least })}`));
    const drawn = el("div", { className: "segments" });
    drawn.setAttribute("aria-hidden", "true");
    for (const group of groups) {
      const segment = el("span", { className: `segment level-${Math.round((5 * group.to) / checklist.labels.length)}` }, String(group.count));
      segment.style.flexGrow = String(group.count / total);
      drawn.append(segment);
    }
    const words = groups.flatMap((group, index) => [index ? " · " : "", el("b", {}, String(group.count)), ` ${nameOf(checklist, group)}`]);
    return el("div", { className: "team-bar" }, el("p", {}, el("strong", {}, label)), drawn, el("p", { className: "in-words" }, ...words));
  };

  /** @param {Checklist} checklist @param {any} statement */
  const median = (checklist, statement) => {
    const [from, to] = ["start", "end"].map((moment) => statement.groups[moment] && teamCounts.median(statement.groups[moment]));
    if (from && to) return fill(strings.team_median, { from: nameOf(checklist, from), to: nameOf(checklist, to) });
    const one = from ?? to;
    return one ? fill(strings[from ? "team_median_start" : "team_median_end"], { label: nameOf(checklist, one) }) : "";
  };

  /** @param {Checklist} checklist @param {any} statement */
  const changes = (checklist, statement) => {
    if (!["start", "end"].every((moment) => checklist.moments.some(([code]) => code === moment))) return "";
    if (!statement.higher) return strings.team_change_hidden;
    return fill(strings.team_change, statement.higher);
  };

  /** @param {Checklist} checklist @param {any} statement @param {number} total */
  const multiple = (checklist, statement, total) => {
    const text = checklist.statements.find(({ id }) => id === statement.id)?.text ?? "";
    const shown = checklist.moments.some(([code]) => statement.groups[code]);
    const parts = shown
      ? [...checklist.moments.map(([code, label]) => bar(checklist, label, statement.groups[code], total)), ...[changes(checklist, statement), median(checklist, statement)].filter(Boolean).map((words) => el("p", { className: "in-words" }, words))]
      : [el("p", { className: "in-words" }, fill(strings.team_hidden, { n: least }))];
    return el("li", {}, el("h4", {}, text), ...parts);
  };

  /** What is shown, as rows: for the table and the file. @param {Checklist} checklist @param {any} picture @returns {string[][]} */
  const rows = (checklist, picture) =>
    picture.statements.flatMap((/** @type {any} */ statement) => {
      const text = checklist.statements.find(({ id }) => id === statement.id)?.text ?? "";
      const counts = checklist.moments.flatMap(([code, label]) =>
        statement.groups[code]
          ? statement.groups[code].map((/** @type {Group} */ group) => [text, label, nameOf(checklist, group), String(group.count)])
          : [[text, label, strings.team_not_shown, ""]],
      );
      const { higher } = statement;
      return higher
        ? [...counts, [text, strings.team_change_row, strings.team_higher, String(higher.more)], [text, strings.team_change_row, strings.team_others, String(higher.others)]]
        : counts;
    });

  const pictures = () =>
    checklists.map((checklist) => {
      const placedPeople = [...people.values()].map((person) => placed(checklist, person));
      const moments = checklist.moments.map(([code]) => code);
      return { checklist, picture: teamCounts.picture(placedPeople, checklist.statements.map(({ id }) => id), moments, checklist.labels.length, least) };
    });

  const heads = () => ["statement", "moment", "group", "people"].map((name) => strings[`team_head_${name}`]);

  const show = () => {
    const all = pictures();
    const enough = people.size >= least;
    at("_picture").hidden = people.size === 0;
    at("_clear").hidden = people.size === 0;
    at("_tools").hidden = !enough;
    at("_people").textContent = enough ? fill(strings.team_people, { n: people.size }) : fill(strings.team_few, { n: least });
    at("_drawn").replaceChildren(
      ...all.filter(({ picture }) => picture).map(({ checklist, picture }) => {
        const shown = picture.statements.some((/** @type {any} */ { groups }) => Object.values(groups).some(Boolean));
        const body = shown
          ? [el("ol", { className: "multiples" }, ...picture.statements.map((/** @type {any} */ statement) => multiple(checklist, statement, picture.people))),
             el("details", { className: "as-table" }, el("summary", {}, strings.team_as_table), table(fill(strings.team_caption, { title: checklist.title }), heads(), rows(checklist, picture)))]
          : [el("p", {}, fill(strings.team_all_hidden, { n: least }))];
        return el("section", {}, el("h3", {}, checklist.title), ...body);
      }),
    );
  };

  /** @param {{ name: string, text: () => Promise<string> }[]} given */
  const add = async (given) => {
    /** @type {HTMLElement[]} */
    const refused = [];
    const counts = { added: 0, newer: 0, older: 0 };
    for (const file of given) {
      const result = teamFiles.read(await file.text().catch(() => ""), record.site);
      if (result.problem) refused.push(el("li", {}, el("strong", {}, file.name), ` ${strings[`team_refused_${result.problem}`]}`));
      else counts[/** @type {"added"} */ (teamFiles.take(people, result.person))] += 1;
    }
    const told = Object.entries(counts).filter(([, n]) => n).map(([name, n]) => count(`team_${name}`, n));
    at("_told").replaceChildren(
      ...(told.length ? [el("p", {}, told.join(" "))] : []),
      ...(refused.length ? [el("div", { className: "callout callout-warning" }, el("p", { className: "callout-label" }, count("team_refused", refused.length)), el("ul", {}, ...refused))] : []),
    );
    show();
  };

  /** @param {string} text @param {() => void} does */
  const tool = (text, does) => {
    const button = el("button", { type: "button" }, text);
    button.addEventListener("click", does);
    at("_tools").append(button);
  };
  tool(strings.team_csv, () => {
    const lines = pictures().flatMap(({ checklist, picture }) => (picture ? rows(checklist, picture).map((row) => [checklist.title, ...row]) : []));
    files.save(`${record.site}-team-${record.today()}.csv`, files.csv([[strings.team_head_checklist, ...heads()], ...lines]), "text/csv");
  });
  tool(strings.team_print, () => window.print());

  const drop = at("_drop");
  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    drop.addEventListener(name, (/** @type {DragEvent} */ event) => {
      event.preventDefault();
      drop.classList.toggle("over", name === "dragenter" || name === "dragover");
      if (name === "drop") add([...(event.dataTransfer?.files ?? [])]);
    });
  }
  at("_files").addEventListener("change", async (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    await add([...(input.files ?? [])]);
    // So that the same file can be chosen again.
    input.value = "";
  });
  at("_clear").addEventListener("click", () => {
    people.clear();
    at("_told").replaceChildren(el("p", {}, strings.team_cleared));
    show();
    at("_files").focus();
  });
  at("_copy").addEventListener("click", () => {
    at("_words").select();
    // The clipboard's own interface needs a secure context, which an intranet is not.
    at("_copied").textContent = document.execCommand("copy") ? strings.team_copied : strings.team_selected;
  });
  at("_copy").hidden = at("_add").hidden = false;
})();
