// @ts-check
// The parts of "My record" that one works with: CPD notes; copies out, in and away.
(() => {
  "use strict";
  const page = /** @type {any} */ (window);
  /** @type {Record<string, string>} */
  const strings = page.PRECEPTOR_STRINGS ?? {};
  const { record, files, recordPage } = page.Preceptor ?? {};
  if (!recordPage || !files) return;
  const { $, el, fill, date, show, sure, teamFile } = recordPage;

  // CPD notes. No document's name begins with a space, so theirs does.

  /** @typedef {{ date: string, activity: string, learned: string, practice: string, users: string }} Note */
  const FIELDS = /** @type {const} */ (["date", "activity", "learned", "practice", "users"]);
  const cpd = /** @type {PreceptorDocument} */ (record.open(" cpd", "cpd", strings.record_cpd));
  const form = /** @type {HTMLFormElement} */ ($("cpd_form"));
  const told = $("told");
  /** The note that the form changes; none: a new one. */
  let editing = "";

  /** @param {string} name @returns {HTMLInputElement} */
  const control = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  /** @param {string} words */
  const say = (words) => {
    told.textContent = words;
    told.focus();
  };
  /** @param {string} code */
  const activity = (code) => [.../** @type {any} */ (control("activity")).options].find(({ value }) => value && value === code)?.text ?? code;
  /** Newest first. @returns {{ path: string, note: Note }[]} */
  const notes = () =>
    cpd.all("entry/").map(({ path, value }) => ({ path, note: value })).sort((a, b) => (a.note.date < b.note.date ? 1 : -1));

  /** @param {"edit" | "remove"} what @param {string} day @param {() => void} then */
  const button = (what, day, then) => {
    const made = el("button", { type: "button", ariaLabel: fill(strings[`record_${what}_of`], { date: day }) }, strings[`record_${what}`]);
    made.addEventListener("click", then);
    return made;
  };

  const blank = () => {
    editing = "";
    for (const name of FIELDS) control(name).value = name === "date" ? record.today() : "";
    $("error").hidden = true;
  };

  /** @param {string} path @param {Note} note */
  const edit = (path, note) => {
    blank();
    editing = path;
    for (const name of FIELDS) control(name).value = note[name] ?? "";
    /** @type {HTMLDetailsElement} */ ($("add")).open = true;
    control("date").focus();
  };

  /** @param {string} path */
  const remove = (path) =>
    sure("remove", () => {
      cpd.put(path, null);
      if (editing === path) blank();
      list();
      say(strings.record_removed);
    });

  /** @param {{ path: string, note: Note }} one */
  const card = ({ path, note }) => {
    const rows = /** @type {const} */ (["learned", "practice", "users"]).filter((name) => note[name]).map((name) =>
      el("div", {}, el("dt", {}, form.querySelector(`[for=_${name}]`)?.textContent ?? ""), el("dd", { className: "words" }, note[name])));
    const day = date(note.date ?? "");
    const tools = el("p", { className: "tools" }, button("edit", day, () => edit(path, note)), button("remove", day, () => remove(path)));
    return el("article", { className: "note" }, el("h3", {}, day), el("p", { className: "day" }, activity(note.activity ?? "")), el("dl", {}, ...rows), tools);
  };

  const list = () => {
    $("entries").replaceChildren(...notes().map(card));
    // A heading with nothing below it is not worth paper.
    $("cpd").classList.toggle("no-print", !$("entries").childElementCount);
  };

  /** Names what is missing, with links to it. */
  const isComplete = () => {
    const missing = /** @type {const} */ (["date", "activity", "learned"]).filter((name) => !control(name).value.trim());
    const links = missing.map((name) => {
      const link = el("a", { href: `#_${name}` }, strings[`record_need_${name}`]);
      // A link to a control scrolls there; people expect to write there.
      link.addEventListener("click", (/** @type {Event} */ event) => {
        event.preventDefault();
        control(name).focus();
      });
      return el("li", {}, link);
    });
    for (const name of FIELDS) control(name).setAttribute("aria-invalid", String(missing.some((one) => one === name)));
    const error = $("error");
    error.hidden = missing.length === 0;
    error.replaceChildren(el("p", {}, strings.record_problem), el("ul", {}, ...links));
    if (missing.length) error.focus();
    return missing.length === 0;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!isComplete()) return;
    const note = Object.fromEntries(FIELDS.map((name) => [name, control(name).value.trim()]));
    const saved = cpd.put(editing || `entry/${record.randomId()}`, note);
    blank();
    /** @type {HTMLDetailsElement} */ ($("add")).open = false;
    list();
    show();
    say(saved ? strings.record_saved : strings.record_saved_memory);
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    blank();
  });

  // Copies

  /** @param {string} what @param {string} ending @param {string} text @param {string} [type] */
  const save = (what, ending, text, type) => {
    const name = `${record.site}-${what}-${record.today()}.${ending}`;
    files.save(name, text, type);
    say(fill(strings.record_exported, { name }));
  };
  const saveAll = () => save("record", "json", record.exportAll());

  /** @param {string} problem @param {string} [detail] */
  const refuse = (problem, detail = "") =>
    say(fill(strings.record_refused, { reason: fill(strings[`record_why_${problem}`] ?? "", { detail }) }));

  /** @param {File | undefined | null} file */
  const take = async (file) => {
    if (!file) return;
    if (file.size > 5e6) return refuse("big");
    const result = record.importAll(await file.text());
    if (result.problem) return refuse(result.problem, result.detail);
    say(fill(strings.record_imported, result));
  };

  const input = /** @type {HTMLInputElement} */ ($("file"));
  input.addEventListener("change", async () => {
    await take(input.files?.[0]);
    // So that the same file can be chosen again.
    input.value = "";
  });
  const drop = /** @type {HTMLElement} */ (input.closest(".drop"));
  for (const name of ["dragover", "dragleave", "drop"]) {
    // Next to the box the browser would leave the page and show the file.
    addEventListener(name, (event) => event.preventDefault());
    drop.addEventListener(name, () => drop.classList.toggle("over", name === "dragover"));
  }
  drop.addEventListener("drop", (event) => void take(event.dataTransfer?.files[0]));

  $("export").addEventListener("click", saveAll);
  $("first").addEventListener("click", saveAll);
  $("print").addEventListener("click", () => window.print());
  $("csv").addEventListener("click", () => {
    const rows = notes().map(({ note }) => FIELDS.map((name) => (name === "activity" ? activity(note.activity) : note[name])));
    const heads = FIELDS.map((name) => form.querySelector(`[for=_${name}]`)?.textContent);
    if (rows.length) save("cpd", "csv", files.csv([heads, ...rows]), "text/csv");
    else say(strings.record_no_cpd);
  });
  $("team").addEventListener("click", () => {
    const file = teamFile();
    if (file) save("team", "json", JSON.stringify(file, null, 1));
    else say(strings.record_no_ratings);
  });
  $("damaged").querySelector("button")?.addEventListener("click", () => save("damaged", "txt", record.damaged().join("\n\n"), "text/plain"));
  $("clear").addEventListener("click", () =>
    sure("clear", () => {
      record.clear();
      blank();
      say(strings.record_cleared);
    }));

  record.onchange(list);
  blank();
  list();
})();
