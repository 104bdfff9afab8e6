// @ts-check
// A confidence checklist: keeps each answer as it is given, under its moment and day, and shows the picture.
(() => {
  "use strict";
  const { practice, picture, record } = /** @type {any} */ (window).Preceptor;
  const { strings, fill, count, at, keep, day } = practice;
  /** @typedef {"start" | "end" | "then"} Moment */
  const form = /** @type {HTMLFormElement} */ (at("_checklist"));
  const doc = record.open(form.dataset.doc, "checklist", form.dataset.title);

  const moments = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[name=moment]")]);
  const statements = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".statement")]).map((element) => ({
    element,
    id: element.id,
    plain: element.dataset.plain ?? "",
    target: element.dataset.target ? Number(element.dataset.target) : NaN,
    next: /** @type {HTMLElement | null} */ (element.querySelector(".next-step")),
  }));
  /** @type {[number, string][]} */
  const scale = [...statements[0].element.querySelectorAll("[data-name=now] label:not(.na)")].map((label) => [
    Number(label.querySelector("input")?.value),
    label.textContent?.trim() ?? "",
  ]);
  const looksBack = form.querySelector("[data-name=then]") !== null;
  let open = false;

  /** What was said last. @param {Moment} moment @param {string} id */
  const rating = (moment, id) => doc.all(`rating/${moment}/${id}/`).sort((/** @type {any} */ a, /** @type {any} */ b) => (a.path < b.path ? -1 : 1)).at(-1)?.value;
  /** @param {Moment} moment */
  const rated = (moment) => statements.filter(({ id }) => rating(moment, id) !== undefined);
  const moment = () => /** @type {"start" | "end"} */ (moments.find((input) => input.checked)?.value ?? "start");
  /** The moment that a set of answers belongs to. @param {string | undefined} name */
  const momentOf = (name) => /** @type {Moment} */ (name === "then" ? "then" : moment());
  /** The sets of answers that are asked now. @returns {Moment[]} */
  const asked = () => (looksBack && moment() === "end" ? ["end", "then"] : [moment()]);

  /** Below the aim; without one, in the lower half. @param {unknown} value @param {number} target */
  const isLow = (value, target) =>
    typeof value === "number" && (Number.isNaN(target) ? scale.findIndex(([point]) => point === value) < (scale.length - 1) / 2 : value < target);

  const tell = () => {
    const [first, ...rest] = asked().map((name) => fill(strings[`checklist_rated_${name}`], { n: rated(name).length, of: statements.length }));
    const when = doc.get(`saved/${moment()}`);
    at("_told").textContent = [first, ...rest, strings.checklist_kept, when && fill(strings.checklist_saved, { date: day(when) })].filter(Boolean).join(" ");
  };

  const drawPicture = () => {
    if (!open) return;
    /** @type {Record<string, any>} */
    const ratings = {};
    for (const { id } of statements) ratings[id] = { start: rating("start", id), end: rating("end", id), then: rating("then", id) };
    at("_drawn").replaceChildren(...picture.draw(statements, ratings, scale));
    at("_picture").hidden = false;
  };

  const show = () => {
    for (const { element, id, target, next } of statements) {
      for (const set of /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll("fieldset"))) {
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
    if (left) at("_told").textContent = count("checklist_left", left);
    at("_picture").focus();
  });

  const choose = () => {
    const wanted = location.hash.slice(1);
    const used = /** @type {const} */ (["end", "start"]).find((name) => rated(name).length);
    const chosen = moments.find((input) => input.value === wanted) ?? moments.find((input) => input.value === used) ?? moments[0];
    chosen.checked = true;
    // Each moment's set is whole: looking back belongs to the end, and is asked beside it.
    open = open || rated("end").length > 0;
    show();
  };

  for (const area of /** @type {NodeListOf<HTMLTextAreaElement>} */ (form.querySelectorAll("[data-text]"))) {
    doc.onchange(keep(area, doc, `text/${area.dataset.text}`));
  }
  doc.onchange(show);
  addEventListener("hashchange", choose);
  at("_finish").hidden = false;
  choose();
})();
