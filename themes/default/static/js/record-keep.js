// @ts-check
// The parts of "My record" that one works with: CPD notes; copies out, in and away.
(() => {
  "use strict";
  const { record, files, recordPage, tools: { $, all, words, put, el, click, button, date } } = window.Preceptor;
  const { show, sure, teamFile } = recordPage;

  // CPD notes. No document's name begins with a space, so theirs does.

  /** @typedef {{ date: string, activity: string, learned: string, practice: string, users: string }} Note */
  const FIELDS = /** @type {const} */ (["date", "activity", "learned", "practice", "users"]);
  /** Without these there is no note. */
  const NEEDED = FIELDS.slice(0, 3);
  const cpd = /** @type {PreceptorDocument} */ (record.open(" cpd", "cpd", words("record_cpd")));
  const form = /** @type {HTMLFormElement} */ ($("cpd_form"));
  const told = $("told");
  /** The note that the form changes; none: a new one. */
  let editing = "";

  /** @param {string} name @param {Record<string, any>} [values] */
  const say = (name, values) => {
    told.textContent = words(`record_${name}`, values);
    told.focus();
  };
  /** @param {string} code */
  const activity = (code) => all($("activity"), "option").find(({ value }) => value && value === code)?.text ?? code;
  /** Newest first. @returns {{ path: string, note: Note }[]} */
  const notes = () =>
    cpd.all("entry/").map(({ path, value }) => ({ path, note: value })).sort((a, b) => (a.note.date < b.note.date ? 1 : -1));

  /** @param {"edit" | "remove"} what @param {string} day @param {() => void} then */
  const tool = (what, day, then) => button(words(`record_${what}`), then, "", words(`record_${what}_of`, { date: day }));

  /** Says at each field what is missing there: whoever has come down to it no longer sees the list above. @param {string[]} missing */
  const mark = (missing) => {
    for (const name of NEEDED) {
      const lacks = missing.includes(name);
      $(name).setAttribute("aria-invalid", String(lacks));
      $(`${name}_missing`).textContent = lacks ? words(`record_need_${name}`) : "";
    }
  };

  const blank = () => {
    editing = "";
    for (const name of FIELDS) $(name).value = name === "date" ? record.today() : "";
    $("error").hidden = true;
    mark([]);
  };

  /** @param {string} path @param {Note} note */
  const edit = (path, note) => {
    blank();
    editing = path;
    for (const name of FIELDS) $(name).value = note[name] ?? "";
    /** @type {HTMLDetailsElement} */ ($("add")).open = true;
    $("date").focus();
  };

  /** @param {string} path */
  const remove = (path) =>
    sure("remove", () => {
      cpd.put(path, null);
      if (editing === path) blank();
      list();
      say("removed");
    });

  /** @param {string} name */
  const labelOf = (name) => form.querySelector(`[for=_${name}]`)?.textContent ?? "";

  /** @param {{ path: string, note: Note }} one */
  const card = ({ path, note }) => {
    const rows = FIELDS.slice(2).filter((name) => note[name]).map((name) =>
      el("div", el("dt", labelOf(name)), el("dd.words", note[name])));
    const day = date(note.date);
    const tools = el("p.tools", tool("edit", day, () => edit(path, note)), tool("remove", day, () => remove(path)));
    return el("article.note", el("h3", day), el("p.day", activity(note.activity)), el("dl", rows), tools);
  };

  const list = () => {
    put($("entries"), notes().map(card));
    // A heading with nothing below it is not worth paper.
    $("cpd").classList.toggle("no-print", !$("entries").childElementCount);
  };

  /** Names what is missing, with links to it. */
  const isComplete = () => {
    const missing = NEEDED.filter((name) => !$(name).value.trim());
    const links = missing.map((name) => {
      const link = el("a", { href: `#_${name}` }, words(`record_need_${name}`));
      // A link to a control scrolls there; people expect to write there.
      link.addEventListener("click", (event) => {
        event.preventDefault();
        $(name).focus();
      });
      return el("li", link);
    });
    mark(missing);
    const error = $("error");
    error.hidden = missing.length === 0;
    put(error, el("p", words("record_problem")), el("ul", links));
    if (missing.length) error.focus();
    return missing.length === 0;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isComplete()) return;
    const note = Object.fromEntries(FIELDS.map((name) => [name, $(name).value.trim()]));
    const saved = cpd.put(editing || `entry/${record.randomId()}`, note);
    blank();
    /** @type {HTMLDetailsElement} */ ($("add")).open = false;
    list();
    show();
    say(saved ? "saved" : "saved_memory");
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    blank();
  });

  // Copies

  /** @param {string} what @param {string} ending @param {string} text @param {string} [type] @param {string} [mark] */
  const save = (what, ending, text, type, mark = record.today()) => {
    const name = `${record.site}-${what}-${mark}.${ending}`;
    files.save(name, text, type);
    say("exported", { name });
  };
  const saveAll = () => save("record", "json", record.exportAll());

  /** @param {string} problem @param {string} [detail] */
  const refuse = (problem, detail = "") =>
    say("refused", { reason: words(`record_why_${problem}`, { detail }) });

  /** @param {File[]} files the first counts */
  const take = async ([file]) => {
    if (!file) return;
    if (file.size > 5e6) return refuse("big");
    const result = record.importAll(await file.text());
    if (result.problem) return refuse(result.problem, result.detail);
    say("imported", result);
  };
  files.take($("file"), take);

  click($("export"), saveAll);
  click($("first"), saveAll);
  click($("print"), () => window.print());
  click($("csv"), () => {
    const rows = notes().map(({ note }) => FIELDS.map((name) => (name === "activity" ? activity(note.activity) : note[name])));
    if (rows.length) save("cpd", "csv", files.csv([FIELDS.map(labelOf), ...rows]), "text/csv");
    else say("no_cpd");
  });
  click($("team"), () => {
    const file = teamFile();
    // The files of a team come into one folder: a chance name keeps them apart, and a day in it would tell more than the file.
    if (file) save("team", "json", JSON.stringify(file, null, 1), undefined, record.randomId());
    else say("no_ratings");
  });
  click($("damaged").querySelector("button"), () => save("damaged", "txt", record.damaged().join("\n\n"), "text/plain"));
  click($("clear"), () =>
    sure("clear", () => {
      record.clear();
      blank();
      say("cleared");
    }));

  record.onchange(list);
  blank();
  list();
})();
