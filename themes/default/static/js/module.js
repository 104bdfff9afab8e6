// @ts-check
// A module's route: what is done, what is next, what is kept. A step with a page of its own is done when that page's record says so.
(() => {
  "use strict";
  const { record, tools: { $, all, words, date, reached, click, COURSE } } = window.Preceptor;
  /** @type {HTMLElement} */
  const root = $("module");
  const log = /** @type {PreceptorDocument} */ (record.open(root.dataset.doc, "module", root.dataset.title));
  /** @type {HTMLElement[]} */
  const stops = all(root, ".stop");
  const counted = stops.filter((stop) => !stop.matches(".optional"));

  /** What stays the same is not read out again. @param {any} element @param {string} text */
  const say = (element, text) => {
    if (element && element.textContent !== text) element.textContent = text;
  };
  const entry = (path = "") => log.all(path).filter((one) => one.path === path);
  /** @param {Element} stop @returns {any[]} */
  const fields = (stop) => all(stop, "[name]");

  /** When a step was first done, and how that is said. @param {HTMLElement} stop */
  const done = ({ id, dataset: { kind = "", doc, moment = "", pass } }) => {
    const [, ends] = COURSE[kind] ?? [];
    /** @type {PreceptorEntry[]} */
    const found = ends ? record.open(doc).all(ends + moment) : entry(`sign/${id}`);
    const [day] = [...found, ...entry(`step/${id}`)].flatMap(({ at, value }) => (value ? value.on ?? at : [])).sort();
    const { word, by } = found[0]?.value ?? {};
    const mark = found.some((one) => reached(one.value, pass)) ? "reached" : "not_yet";
    return { day, says: day ? words(word ? `record_${word}` : `module_${pass && found[0] ? mark : "done"}`, { date: date(day), by }) : "" };
  };

  /** What an observed step still needs before it counts, in words. @param {Record<string, any>} sign */
  const lacks = ({ word, on, by }) => [
    ...(word ? [] : [words("module_needs_word")]),
    ...(on ? [] : [words("module_needs_on")]),
    ...(on > record.today() ? [words("module_needs_past")] : []),
    ...(by ? [] : [words("module_needs_by")]),
  ];

  /** Of a step that was begun and does not count yet. @param {HTMLElement} stop */
  const lacking = (stop) => {
    const draft = log.get(`draft/${stop.id}`);
    const begun = draft && Object.values(draft).some(Boolean);
    return begun ? words("module_needs", { what: lacks(draft).join(", ") }) : "";
  };

  /** @type {HTMLElement | undefined} */
  let next;
  const show = () => {
    for (const stop of stops) {
      const { says, day } = done(stop);
      let written = says;
      for (const field of fields(stop)) {
        const { name } = field;
        if (name === "done") field.checked = log.get(`step/${stop.id}`);
        // What is being written stays as it is.
        else if (field !== document.activeElement)
          field.value =
            (name === "text" ? log.get(`text/${stop.id}`) : (log.get(`sign/${stop.id}`) ?? log.get(`draft/${stop.id}`))?.[name]) ?? "";
        if (name === "text") written = field.value;
      }
      stop.dataset.day = day ?? "";
      say(root.querySelector(`[data-of="${stop.id}"]`), says);
      const lack = says ? "" : lacking(stop);
      stop.classList.toggle("lacking", Boolean(lack));
      say(stop.querySelector(".state"), says || lack);
      say(stop.querySelector(".words"), written);
    }
    const days = counted.map((one) => one.dataset.day).sort();
    next = counted.find((one) => !one.dataset.day);
    for (const stop of stops) stop.setAttribute("aria-current", stop === next ? "step" : "false");
    $("completed").hidden = Boolean(next);
    say($("progress"), next ? words("record_done", { done: days.filter(Boolean).length, needed: days.length }) : words("module_completed"));
    say($("completed_on"), next ? "" : words("module_completed_on", { date: date(days.pop()) }));
    say($("next_word"), next ? words("module_next", { n: stops.indexOf(next) + 1 }) : "");
    say($("next_text"), next?.dataset.name ?? words("module_see"));
    $("next").href = next ? next.dataset.href ?? `#${next.id}` : "#_completed";
  };

  /** The home page shows the next step of a module that is begun. */
  const keep = () => {
    show();
    if (log.all()[0]) log.put("next/step", next && { text: `${words("record_next")} ${next.dataset.name}` });
  };

  root.addEventListener("input", (/** @type {any} */ { target }) => {
    const stop = target.closest(".stop");
    if (target.name === "done") log.put(`step/${stop.id}`, target.checked || null);
    else if (target.name === "text") log.put(`text/${stop.id}`, target.value || null);
    else {
      const sign = Object.fromEntries(fields(stop).map(({ name, value }) => [name, value.trim()]));
      const whole = !lacks(sign).length;
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
  click($("print"), () => print());

  root.dataset.on = record.isFile ? "file" : "";
  record.notice($("notice"));
  record.onchange(show);
  keep();
})();
