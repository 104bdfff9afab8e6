// @ts-check
// The page of the team picture: files in, a picture out when it is asked for. One file more must
// not be seen in the picture as it comes: that would tell what it says.
(() => {
  "use strict";
  const { record, files, teamCounts, teamFiles, teamDraw, tools: { $, all, words, put, el, click } } = window.Preceptor;
  const least = Number($("team").dataset.threshold);
  const { FEWEST } = teamCounts;

  /** @type {any[]} */
  const checklists = all($("checklists").content, "section").map((section) => ({
    doc: section.dataset.doc,
    title: section.dataset.title,
    labels: all(section, "ol li").map((point) => point.textContent),
    values: all(section, "ol li").map((point) => Number(point.dataset.value)),
    moments: all(section, "dt").map((code) => [code.textContent, code.nextElementSibling.textContent]),
    statements: all(section, "ul li").map((statement) => ({
      id: statement.dataset.id,
      text: statement.textContent,
      aim: Number(statement.dataset.aim),
    })),
  }));
  const known = new Map(checklists.map((checklist) => [checklist.doc, checklist]));

  /** @type {Map<string, any>} */
  const people = new Map();
  /** Whose files, and which ones, made the last picture. @type {Map<string, number>} */
  let drawnOf = new Map();

  /** How many people a new picture would have more, fewer, or with another file than the last one. */
  const differing = () => {
    const now = [...people].filter(([from, { order }]) => drawnOf.get(from) !== order).length;
    return now + [...drawnOf.keys()].filter((from) => !people.has(from)).length;
  };

  const pictures = () =>
    checklists.map((checklist) => {
      const said = [...people.values()].map((person) => person.checklists.get(checklist.doc) ?? {});
      const ids = checklist.statements.map((/** @type {any} */ one) => one.id);
      return {
        checklist,
        picture: teamCounts.picture(
          said,
          ids,
          checklist.moments.map((/** @type {[string, string]} */ [code]) => code),
          least,
        ),
      };
    });

  /** The picture is put away: what is here now is not what it shows. */
  const putAway = () => {
    const enough = people.size >= FEWEST;
    $("picture").hidden = true;
    $("ready").hidden = !enough;
    $("clear").hidden = people.size === 0;
    put($("total"), people.size > 0 && words(enough ? "team_ready" : "team_total", { n: people.size, of: FEWEST }));
    const near = enough && drawnOf.size > 0 && differing() < FEWEST && differing();
    $("near").hidden = !near;
    put($("near"), near && [el("p.callout-label", words("team_near")), el("p", words("team_near_says", { n: near }))]);
    $("show").textContent = words(near ? "team_show_still" : "team_show");
  };

  click($("show"), () => {
    drawnOf = new Map([...people].map(([from, { order }]) => [from, order]));
    put($("people"), words("team_people", { n: people.size }));
    put($("drawn"), teamDraw.draw(pictures()));
    $("near").hidden = $("ready").hidden = true;
    $("picture").hidden = false;
    $("picture").focus();
  });

  /** @param {File[]} given */
  const add = async (given) => {
    /** @type {HTMLElement[]} */
    const refused = [];
    const counts = { added: 0, newer: 0, older: 0, again: 0, other_aim: 0 };
    for (const file of given) {
      const result = await teamFiles.open(file, known);
      if (result.problem) refused.push(el("li", el("strong", `${file.name}:`), ` ${words(`team_refused_${result.problem}`)}`));
      else {
        counts[/** @type {"added"} */ (teamFiles.take(people, result.person))] += 1;
        if (result.person.otherAim) counts.other_aim += 1;
      }
    }
    const told = Object.entries(counts).filter(([, n]) => n).map(([name, n]) => words(`team_${name}`, { n }));
    put($("told"),
      told.length && el("p", told.join(" ")),
      refused.length &&
        el("div.callout.callout-warning", el("p.callout-label", words("team_refused", { n: refused.length })), el("ul", refused)),
    );
    if (counts.added || counts.newer) putAway();
  };

  click($("csv"), () => {
    const lines = pictures().flatMap((one) =>
      one.picture.moments ? teamDraw.rows(one).map((/** @type {string[]} */ row) => [one.checklist.title, ...row]) : [],
    );
    files.save(
      `${record.site}-team-${record.today()}.csv`,
      files.csv([[words("team_head_checklist"), ...all($("table").content, "th").map((head) => head.textContent)], ...lines]),
      "text/csv",
    );
  });

  /** Prints the picture, or one sheet of paper alone. @param {HTMLElement} part */
  const printOnly = (part) => {
    part.classList.add("printed");
    $("team").classList.add("prints-part");
    addEventListener("afterprint", () => {
      part.classList.remove("printed");
      $("team").classList.remove("prints-part");
    }, { once: true });
    print();
  };
  click($("print"), () => printOnly($("picture")));
  for (const button of all($("team"), "[data-sheet]")) {
    button.hidden = false;
    click(button, () => printOnly(button.closest(".sheet")));
  }
  files.take($("files"), add);
  click($("clear"), () => {
    people.clear();
    put($("told"), el("p", words("team_cleared")));
    putAway();
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
