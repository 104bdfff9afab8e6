// @ts-check
// A confidence checklist: keeps each answer as it is given, under its moment and day, and shows the picture.
(() => {
  "use strict";
  const { picture, record, tools: { $, all, words, put, date } } = window.Preceptor;
  /** @typedef {"start" | "end" | "then"} Moment */
  /** @type {HTMLFormElement} */
  const form = $("checklist");
  const doc = record.open(form.dataset.doc, "checklist", form.dataset.title);

  /** @type {HTMLInputElement[]} */
  const moments = all(form, "[name=moment]");
  const statements = all(form, ".statement").map((element) => ({
    element,
    id: element.id,
    plain: element.dataset.plain,
    target: Number(element.dataset.target || NaN),
    next: element.querySelector(".next-step"),
  }));
  /** @type {[number, string][]} */
  const scale = all(statements[0].element, "[data-name=now] label:not(.na)").map((label) => [
    Number(label.control.value),
    label.textContent.trim(),
  ]);
  const looksBack = form.querySelector("[data-name=then]") !== null;
  let open = false;

  /** What was said last: the record keeps its paths, and so the days, in order. @param {Moment} moment @param {string} id */
  const rating = (moment, id) => doc.all(`rating/${moment}/${id}/`).at(-1)?.value;
  /** @param {Moment} moment */
  const rated = (moment) => statements.filter((one) => rating(moment, one.id) !== undefined);
  const moment = () => /** @type {"start" | "end"} */ (moments.find((input) => input.checked)?.value ?? "start");
  /** The moment that a set of answers belongs to. @param {string | undefined} name */
  const momentOf = (name) => /** @type {Moment} */ (name === "then" ? "then" : moment());
  /** The sets of answers that are asked now. @returns {Moment[]} */
  const asked = () => (looksBack && moment() === "end" ? ["end", "then"] : [moment()]);

  /** Below the aim; without one, in the lower half. @param {unknown} value @param {number} target */
  const isLow = (value, target) =>
    typeof value === "number" &&
    (Number.isNaN(target) ? scale.findIndex(([point]) => point === value) < (scale.length - 1) / 2 : value < target);

  const tell = () => {
    const counts = asked().map((name) => words(`checklist_rated_${name}`, { n: rated(name).length, of: statements.length }));
    const when = doc.get(`saved/${moment()}`);
    $("told").textContent = [...counts, words("checklist_kept"), when && words("checklist_saved", { date: date(when) })]
      .filter(Boolean)
      .join(" ");
  };

  const drawPicture = () => {
    if (!open) return;
    /** @type {Record<string, any>} */
    const ratings = {};
    for (const { id } of statements) ratings[id] = { start: rating("start", id), end: rating("end", id), then: rating("then", id) };
    put($("drawn"), picture.draw(statements, ratings, scale));
    $("picture").hidden = false;
  };

  const show = () => {
    for (const { element, id, target, next } of statements) {
      for (const set of all(element, "fieldset")) {
        const value = rating(momentOf(set.dataset.name), id);
        for (const input of set.querySelectorAll("input")) input.checked = input.value === String(value);
        if (set.dataset.name === "then") set.hidden = moment() !== "end";
      }
      if (next) next.hidden = !isLow(rating(moment(), id), target);
    }
    tell();
    drawPicture();
  };

  const markSaved = () => {
    if (doc.get(`saved/${moment()}`) === undefined) doc.put(`saved/${moment()}`, record.today());
  };

  form.addEventListener("change", (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [set, statement] = [input.closest("fieldset"), input.closest(".statement")];
    if (input.name !== "moment" && !statement) return;
    if (set && statement) {
      const value = input.value === "na" ? "na" : Number(input.value);
      doc.put(`rating/${momentOf(set.dataset.name)}/${statement.id}/${record.today()}`, value);
      if (rated(moment()).length === statements.length) markSaved();
    }
    show();
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (rated(moment()).length) markSaved();
    open = true;
    show();
    const left = statements.length - rated(moment()).length;
    if (left) $("told").textContent = words("checklist_left", { n: left });
    $("picture").focus();
  });

  /** Keeps what a field says, while it is typed; what another tab wrote shows once nobody types here. @param {HTMLTextAreaElement} field */
  const keep = (field) => {
    const path = `text/${field.dataset.text}`;
    const show = () => {
      if (field !== document.activeElement) field.value = doc.get(path) ?? "";
      // On paper an empty field is a line to write on.
      field.classList.toggle("filled", field.value !== "");
    };
    field.addEventListener("input", () => {
      doc.put(path, field.value || null);
      show();
    });
    doc.onchange(show);
    show();
  };

  const choose = () => {
    const wanted = location.hash.slice(1);
    const used = /** @type {const} */ (["end", "start"]).find((name) => rated(name).length);
    const chosen = moments.find((input) => input.value === wanted) ?? moments.find((input) => input.value === used) ?? moments[0];
    chosen.checked = true;
    // Each moment's set is whole: looking back belongs to the end, and is asked beside it.
    open = open || rated("end").length > 0;
    show();
  };

  all(form, "[data-text]").forEach(keep);
  doc.onchange(show);
  addEventListener("hashchange", choose);
  record.notice($("notice"));
  $("off").remove();
  $("finish").hidden = false;
  choose();
})();
