// @ts-check
// A leader's plan: fields for every action, kept as they are written, with filters, progress, the next step and files. Without this script the list stands, as a form for paper.
(() => {
  "use strict";
  const page = /** @type {any} */ (window);
  const { record, files, calendar } = page.Preceptor ?? {};
  const strings = page.PRECEPTOR_STRINGS ?? {};
  const root = document.getElementById("_plan");
  if (!root || !record || !files || !calendar) return;

  /** @param {string} name @returns {any} */
  const $ = (name) => document.getElementById(`_plan_${name}`);
  /** @param {ParentNode} from @param {string} selector @returns {any[]} */
  const all = (from, selector) => [...from.querySelectorAll(selector)];
  /** @param {string} name @param {Record<string, string | number>} [values] @returns {string} */
  const words = (name, values = {}) =>
    ((values.n === 1 && strings[`plan_${name}_one`]) || strings[`plan_${name}`]).replace(/\{(\w+)\}/g, (/** @type {string} */ whole, /** @type {string} */ key) => values[key] ?? whole);

  for (const template of all(root, "template[data-on]")) template.replaceWith(template.content);
  $("off").remove();
  const { doc = "", title = "" } = root.dataset;
  const log = record.open(doc, "plan", title);
  const days = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { dateStyle: "long", timeZone: "UTC" });
  const columns = strings.plan_columns;
  const parts = all(root, ".plan-part");

  /** @type {PlanAction[]} */
  const actions = all(root, ".plan-action").map((row) => {
    const words = row.querySelector(".action-text").textContent.replace(/\s+/g, " ").trim();
    row.append($("fields").content.cloneNode(true));
    const [details] = all(row, "details");
    all(details, "[role=group]")[0].setAttribute("aria-label", `${row.id}: ${words}`);
    return { id: row.id, words, row, section: row.closest(".plan-part"), details, summary: details.firstChild, fields: all(details, "[data-path]") };
  });

  // What is on record, as it is and in words.

  /** @type {Map<string, any>} */
  let kept = new Map();
  /** @param {PlanAction} action @param {string} name @returns {string} */
  const value = ({ id }, name) => kept.get(`${name}/${id}`)?.value ?? "";
  /** The words of a choice; nothing where a file brought in something else. @param {string} name @param {string} code @returns {string} */
  const choice = (name, code) => all($("fields").content, `[data-path=${name}] option`).find((option) => code && option.value === code)?.text ?? "";
  /** @param {PlanAction} action */
  const statusOf = (action) => (choice("status", value(action, "status")) ? value(action, "status") : "open");
  /** @param {PlanAction} action */
  const due = (action) => (calendar.isDay(value(action, "due")) ? value(action, "due") : "");
  /** @param {string} day */
  const inWords = (day) => day && days.format(new Date(day));
  /** @param {PlanAction} action */
  const isOpen = (action) => /open|started/.test(statusOf(action));
  /** @param {PlanAction} action */
  const isPlanned = (action) => statusOf(action) !== "open" || action.fields.some(({ dataset: { path = "" } }) => path !== "status" && value(action, path).trim());
  /** @param {PlanAction} action */
  const told = (action) => /** @type {Record<string, string>} */ ({
    owner: value(action, "owner"),
    due: inWords(due(action)),
    priority: choice("priority", value(action, "priority")),
    status: isPlanned(action) ? choice("status", statusOf(action)) : "",
    text: value(action, "text"),
  });
  /** @param {PlanAction} action */
  const dueWords = (action) => due(action) && words(isOpen(action) && due(action) < record.today() ? "was_due" : "due", { date: inWords(due(action)) });

  // What the page shows of it.

  /** @param {string} name @param {string} text */
  const span = (name, text) => {
    const made = document.createElement("span");
    made.className = name;
    made.textContent = text;
    return made;
  };

  /** @param {PlanAction} action */
  const show = (action) => {
    const { row, summary, id } = action;
    const texts = told(action);
    for (const place of all(row, "[data-written]")) place.textContent = texts[place.dataset.written];
    const state = texts.status ? span("plan-state", texts.status) : words("begin");
    if (texts.status) row.dataset.status = statusOf(action);
    else delete row.dataset.status;
    const facts = [texts.owner, dueWords(action), texts.priority && words("priority", { priority: texts.priority }), texts.text && words("evidence")];
    summary.replaceChildren(span("skip", `${id}: `), state, ...facts.filter((fact) => fact.trim()).map((fact) => span("plan-fact", fact)));
  };

  /** Writes what is kept into the fields; what is being typed is left alone. @param {PlanAction} action */
  const write = (action) => {
    for (const field of action.fields) {
      const path = field.dataset.path ?? "";
      if (field === document.activeElement || !field.validity.valid) continue;
      // Of a text, `get` also notes that this page has shown it.
      field.value = path === "status" ? statusOf(action) : path === "text" ? log.get(`text/${action.id}`) ?? "" : value(action, path);
    }
    const text = value(action, "text");
    const others = kept.get(`text/${action.id}`)?.others ?? [];
    all(action.details, ".plan-other")[0].hidden = !others.some((/** @type {{ value: string }} */ other) => !text.includes(other.value));
  };

  const next = () => {
    const rank = (/** @type {PlanAction} */ action) => due(action) || (isPlanned(action) ? "~" : "~~");
    const [first] = actions.filter(isOpen).sort((a, b) => (rank(a) < rank(b) ? -1 : Number(rank(a) !== rank(b))));
    if (!first) return [words("finished")];
    const link = document.createElement("a");
    link.href = `#${first.id}`;
    const planned = isPlanned(first) ? "next" : actions.some(isPlanned) ? "another" : "first";
    link.textContent = words(planned, { id: first.id });
    link.addEventListener("click", (event) => {
      event.preventDefault();
      reveal(first.id);
      first.summary.focus();
    });
    const facts = isPlanned(first) ? [dueWords(first) || words("no_date")] : [];
    return [link, " ", span("plan-why", [...facts, first.words].join(": "))];
  };

  const showAll = () => {
    const count = (/** @type {string} */ status) => actions.filter((action) => statusOf(action) === status).length;
    const [done, started, dropped] = ["done", "started", "dropped"].map(count);
    const n = actions.length - dropped;
    $("done").textContent = words(dropped ? "progress_dropped" : "progress", { done, of: n, started, dropped });
    Object.assign($("progress"), { max: n || 1, value: done });
    $("next").replaceChildren(...next());
    $("saved").hidden = record.available !== "yes";
  };

  const load = () => void (kept = new Map(log.all().map((/** @type {{ path: string }} */ entry) => [entry.path, entry])));

  const sync = () => {
    load();
    for (const action of actions) {
      write(action);
      show(action);
    }
    showAll();
  };

  /** Rows come and go only when a filter changes, so that none goes away while it is written in. */
  const filter = () => {
    const [part, status] = [$("section").value, $("status").value];
    for (const action of actions) action.row.hidden = !((!part || action.section.id === part) && (!status || statusOf(action) === status));
    const shown = actions.filter(({ row }) => !row.hidden).length;
    for (const section of parts) section.hidden = !!(part || status) && !section.querySelector(".plan-action:not([hidden])");
    $("count").textContent = words(!shown ? "none" : shown < actions.length ? "count" : "all", { shown, n: actions.length });
  };

  /** Opens the action that an address names. @param {string} id */
  const reveal = (id) => {
    const target = document.getElementById(decodeURIComponent(id));
    if (!target || !root.contains(target)) return;
    if (target.closest("[hidden]")) {
      $("section").value = $("status").value = "";
      filter();
    }
    const action = actions.find(({ row }) => row === target);
    if (action) action.details.open = true;
    target.scrollIntoView();
  };

  // What the reader does.

  /** @param {Event} event @param {(action: PlanAction, field: PlanField) => void} then */
  const with_ = ({ target }, then) => {
    const action = actions.find(({ fields }) => fields.includes(/** @type {any} */ (target)));
    if (action) then(action, /** @type {any} */ (target));
  };

  root.addEventListener("input", (event) =>
    with_(event, (action, field) => {
      if (!field.validity.valid) return;
      log.put(`${field.dataset.path}/${action.id}`, field.value.trim() ? field.value : null);
      load();
      show(action);
      showAll();
    }));

  root.addEventListener("focusout", (event) =>
    with_(event, (action, field) => {
      if (field.type === "date") {
        all(action.details, ".plan-problem")[0].hidden = field.validity.valid;
        field.setAttribute("aria-invalid", String(!field.validity.valid));
      }
      write(action);
    }));

  /** @param {string} end @param {string} text @param {string} type */
  const save = (end, text, type) => {
    const name = `${record.site}-${doc.replaceAll("/", "-")}-${record.today()}.${end}`;
    files.save(name, text, type);
    $("told").textContent = words("file", { name });
  };

  $("csv").addEventListener("click", () => {
    const rows = actions.map((action) => {
      const { owner, priority, text } = told(action);
      const part = action.section.querySelector("h2, h3")?.textContent ?? "";
      return [action.id, action.words, part, owner, due(action), priority, choice("status", statusOf(action)), text];
    });
    save("csv", files.csv([columns, ...rows]), "text/csv");
  });

  $("ics").addEventListener("click", () => {
    const events = actions.filter((action) => due(action) && isOpen(action)).map((action) => {
      const { owner, priority, status } = told(action);
      const lines = [owner, "", priority, status].map((text, at) => text && `${columns[at + 3]}: ${text}`);
      // Its own times, not the time of saving: the same plan gives the same file.
      const at = ["owner", "due", "priority", "status"].map((name) => kept.get(`${name}/${action.id}`)?.at ?? "").sort()[3];
      return { id: action.id, due: due(action), at, summary: `${action.id}: ${action.words}`, description: lines.filter(Boolean).join("\n") };
    });
    if (events.length) save("ics", calendar.file({ site: record.site, doc, events }), "text/calendar");
    else $("told").textContent = words("no_dates");
  });

  $("print").addEventListener("click", () => window.print());
  $("filters").addEventListener("change", filter);
  $("filters").addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
  addEventListener("hashchange", () => reveal(location.hash.slice(1)));
  log.onchange(sync);
  record.notice($("notice"));
  sync();
  filter();
  if (location.hash) reveal(location.hash.slice(1));
})();
