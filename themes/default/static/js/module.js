// @ts-check
// A module's route: what is done, what comes next, and what is kept of it. A step with a page of its own is done when that page's record says so.
(() => {
  "use strict";
  const strings = window.PRECEPTOR_STRINGS ?? {};
  const { record } = window.Preceptor ?? {};
  const root = document.getElementById("_module");
  if (!record || !root) return;

  /** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */
  const { doc: own = "", title, needed = "" } = root.dataset;
  const log = /** @type {PreceptorDocument} */ (record.open(own, "module", title));
  const stops = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".stop")]);
  const counted = stops.filter(({ id }) => needed.split(" ").includes(id));
  const long = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { dateStyle: "long" });
  /** What says in another document's record that a step is done. @type {Record<string, string>} */
  const ENDS = { quiz: "finished/", scenario: "ended/", checklist: "saved/" };

  /** @param {string} id */
  const $ = (id) => /** @type {HTMLElement} */ (document.getElementById(`_${id}`));
  /** Says a thing once: what does not change is not read out again. @param {Element | null} element @param {string} text */
  const say = (element, text) => {
    if (element && element.textContent !== text) element.textContent = text;
  };
  /** @param {string} key @param {Record<string, any>} values */
  const fill = (key, values) => strings[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  /** A day, or a time of that day, in words. @param {string} text */
  const date = (text) => {
    const day = new Date(text.length === 10 ? `${text}T12:00` : text);
    return Number.isNaN(day.valueOf()) ? text : long.format(day);
  };
  /** @param {string} path */
  const entries = (path) => log.all(path).filter((entry) => entry.path === path);
  /** @param {HTMLElement} stop */
  const fields = (stop) => /** @type {Field[]} */ ([...stop.querySelectorAll("[name]")]);

  /** When a step was first done, and how that is said; nothing where it is not. @param {HTMLElement} stop */
  const done = ({ id, dataset: { kind = "", doc = "", moment = "", pass } }) => {
    const found = /** @type {PreceptorEntry[]} */ (ENDS[kind] ? record.open(doc).all(ENDS[kind] + moment) : entries(`sign/${id}`));
    const days = found.map(({ at, value }) => String((kind === "quiz" ? value.at : kind === "checklist" ? value : value.on) ?? at));
    const [day] = [...days, ...entries(`step/${id}`).filter(({ value }) => value).map(({ at }) => at)].sort();
    if (!day) return undefined;
    const says = fill("module_done", { date: date(day) });
    const [first] = found;
    if (first?.value.word) return { day, says: fill(first.value.word === "observed" ? "record_observed" : "record_discussed", { date: date(day), by: first.value.by }) };
    if (!pass || !first) return { day, says };
    const reached = found.some(({ value }) => 100 * value.got >= Number(pass) * value.of - 1e-9);
    return { day, says: fill(reached ? "module_reached" : "module_not_yet", { done: says }) };
  };

  /** Fills the fields of a stop from the record; the one that is being written in keeps what it holds. @param {HTMLElement} stop */
  const fillIn = (stop) => {
    const { id } = stop;
    for (const field of fields(stop)) {
      if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = entries(`step/${id}`).some(({ value }) => value);
      else if (field !== document.activeElement) field.value = (field.name === "text" ? log.get(`text/${id}`) : (log.get(`sign/${id}`) ?? log.get(`draft/${id}`))?.[field.name]) ?? "";
    }
  };

  /** @type {HTMLElement | undefined} */
  let next;
  const show = () => {
    const states = new Map(stops.map((stop) => [stop, done(stop)]));
    const left = counted.filter((stop) => !states.get(stop));
    next = left[0];
    for (const [stop, state] of states) {
      fillIn(stop);
      stop.classList.toggle("done", Boolean(state));
      stop.toggleAttribute("aria-current", stop === next);
      const says = state?.says ?? "";
      say(stop.querySelector(".state"), stop === next ? strings.module_here : says);
      say(root.querySelector(`[data-of="${CSS.escape(stop.id)}"]`), says);
      const written = fields(stop).find(({ name }) => name === "text")?.value;
      say(stop.querySelector(".words"), written ?? says);
    }
    const complete = !next && counted.length > 0;
    root.toggleAttribute("data-complete", complete);
    $("completed").hidden = !complete;
    say($("progress"), complete ? strings.module_completed : fill("record_done", { done: counted.length - left.length, needed: counted.length }));
    say($("completed_on"), fill("module_completed_on", { date: date(counted.map((stop) => states.get(stop)?.day ?? "").sort().at(-1) ?? "") }));
    say($("next_word"), next ? fill("module_next", { n: stops.indexOf(next) + 1 }) : "");
    say($("next_text"), next?.dataset.name ?? strings.module_see);
    $("next").setAttribute("href", next ? (next.dataset.href ?? `#${next.id}`) : "#_completed");
  };

  /** Leaves the next step for the home page, once the module is begun. */
  const keep = () => {
    show();
    if (log.all().length) log.put("next/step", next ? { text: `${strings.record_next} ${next.dataset.name}` } : null);
  };

  root.addEventListener("input", ({ target }) => {
    const field = /** @type {Field} */ (target);
    const stop = /** @type {HTMLElement} */ (field.closest(".stop"));
    const { id } = stop;
    if (field instanceof HTMLInputElement && field.type === "checkbox") log.put(`step/${id}`, field.checked || null);
    else if (field.name === "text") log.put(`text/${id}`, field.value || null);
    else {
      const sign = Object.fromEntries(fields(stop).map(({ name, value }) => [name, value.trim()]));
      const whole = Object.values(sign).every(Boolean);
      log.put(`draft/${id}`, whole ? null : sign);
      log.put(`sign/${id}`, whole ? sign : null);
    }
    keep();
  });
  root.addEventListener("click", ({ target }) => {
    const link = /** @type {Element} */ (target).closest("a");
    const { doc } = (link?.id === "_next" ? next : /** @type {HTMLElement | null | undefined} */ (link?.closest(".stop")))?.dataset ?? {};
    if (doc) log.put(`seen/${doc}`, true), keep();
  });
  $("print").addEventListener("click", () => print());

  for (const box of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".fields"))) box.hidden = "elsewhere" in box.dataset && !record.isFile;
  record.notice($("notice"));
  record.onchange(show);
  keep();
})();
