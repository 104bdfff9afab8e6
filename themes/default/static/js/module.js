// @ts-check
// A module's route: what is done, what is next, what is kept. A step with a page of its own is done when that page's record says so.
(() => {
  "use strict";
  const strings = window.PRECEPTOR_STRINGS ?? {};
  const { record } = window.Preceptor ?? {};
  const root = document.getElementById("_module");
  if (!record || !root) return;
  const log = /** @type {PreceptorDocument} */ (record.open(root.dataset.doc, "module", root.dataset.title));
  const stops = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".stop")]);
  const counted = stops.filter((stop) => !stop.matches(".optional"));
  /** @type {any} */
  const ENDS = { quiz: "finished/", scenario: "ended/", checklist: "saved/" };

  const $ = (selector = "") => /** @type {any} */ (root.querySelector(selector));
  /** What stays the same is not read out again. @param {any} element @param {string} text */
  const say = (element, text) => {
    if (element && element.textContent !== text) element.textContent = text;
  };
  /** @param {string} key @param {any} values */
  const fill = (key, values) => (strings[key] ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const date = (day = "") => new Date(day[10] ? day : `${day}T12:00`).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  const entry = (path = "") => log.all(path).filter((one) => one.path === path);
  /** @param {Element} stop @returns {any[]} */
  const fields = (stop) => [...stop.querySelectorAll("[name]")];

  /** When a step was first done, and how that is said. @param {HTMLElement} stop */
  const done = ({ id, dataset: { kind = "", doc, moment = "", pass } }) => {
    /** @type {PreceptorEntry[]} */
    const found = ENDS[kind] ? record.open(doc).all(ENDS[kind] + moment) : entry(`sign/${id}`);
    const [day] = [...found, ...entry(`step/${id}`)].flatMap(({ at, value }) => (value ? value.on ?? at : [])).sort();
    const { word, by } = found[0]?.value ?? {};
    const reached = found.some(({ value }) => 100 * value.got >= Number(pass) * value.of - 1e-9);
    const key = word ? `record_${word}` : pass && found[0] ? `module_${reached ? "reached" : "not_yet"}` : "module_done";
    return { day, says: day ? fill(key, { date: date(day), by }) : "" };
  };

  /** @type {HTMLElement | undefined} */
  let next;
  const show = () => {
    for (const stop of stops) {
      const { says, day } = done(stop);
      let words = says;
      for (const field of fields(stop)) {
        const { name } = field;
        if (name === "done") field.checked = log.get(`step/${stop.id}`);
        // What is being written stays as it is.
        else if (field !== document.activeElement) field.value = (name === "text" ? log.get(`text/${stop.id}`) : (log.get(`sign/${stop.id}`) ?? log.get(`draft/${stop.id}`))?.[name]) ?? "";
        if (name === "text") words = field.value;
      }
      stop.dataset.day = day ?? "";
      say($(`[data-of="${stop.id}"]`), says);
      say(stop.querySelector(".state"), says);
      say(stop.querySelector(".words"), words);
    }
    const days = counted.map(({ dataset }) => dataset.day).sort();
    next = counted.find(({ dataset }) => !dataset.day);
    for (const stop of stops) stop.setAttribute("aria-current", stop === next ? "step" : "false");
    $("#_completed").hidden = Boolean(next);
    say($("#_progress"), next ? fill("record_done", { done: days.filter(Boolean).length, needed: days.length }) : strings.module_completed);
    say($("#_completed_on"), next ? "" : fill("module_completed_on", { date: date(days.pop()) }));
    say($("#_next_word"), next ? fill("module_next", { n: stops.indexOf(next) + 1 }) : "");
    say($("#_next_text"), next?.dataset.name ?? strings.module_see);
    $("#_next").href = next ? next.dataset.href ?? `#${next.id}` : "#_completed";
  };

  /** The home page shows the next step of a module that is begun. */
  const keep = () => {
    show();
    if (log.all()[0]) log.put("next/step", next && { text: `${strings.record_next} ${next.dataset.name}` });
  };

  root.addEventListener("input", (/** @type {any} */ { target }) => {
    const stop = target.closest(".stop");
    if (target.name === "done") log.put(`step/${stop.id}`, target.checked || null);
    else if (target.name === "text") log.put(`text/${stop.id}`, target.value || null);
    else {
      const sign = Object.fromEntries(fields(stop).map(({ name, value }) => [name, value.trim()]));
      const whole = sign.word && sign.by && sign.on;
      log.put(`draft/${stop.id}`, whole ? null : sign);
      log.put(`sign/${stop.id}`, whole ? sign : null);
    }
    keep();
  });
  root.addEventListener("click", (/** @type {any} */ { target }) => {
    const link = target.closest("a");
    const doc = (link?.id === "_next" ? next : link?.closest(".stop"))?.dataset.doc;
    if (!doc) return;
    log.put(`seen/${doc}`, true);
    keep();
  });
  $("#_print").addEventListener("click", () => print());

  root.dataset.on = record.isFile ? "file" : "";
  record.notice($("#_notice"));
  record.onchange(show);
  keep();
})();
