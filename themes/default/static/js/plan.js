// @ts-check
// A leader's plan: fields for each action, kept as they are written. Without this script the list stands, as a form for paper.
(() => {
  "use strict";
  const { record, files, calendar, tools } = window.Preceptor;
  const { all, date, click } = tools;
  const columns = /** @type {any} */ (window.PRECEPTOR_STRINGS).plan_columns;
  /** @type {HTMLElement} */
  const root = tools.$("plan");
  const { doc = "", title } = root.dataset;
  const log = record.open(doc, "plan", title);

  const $ = (/** @type {string} */ name) => tools.$(`plan_${name}`);
  const words = (/** @type {string} */ name, /** @type {Record<string, any>} */ values = {}) => tools.words(`plan_${name}`, values);

  for (const template of all(root, "template[data-on]")) template.replaceWith(template.content);
  $("off").remove();
  /** @type {PlanAction[]} */
  const actions = all(root, ".plan-action").map((row) => {
    const text = all(row, ".action-text")[0].textContent.replace(/\s+/g, " ").trim();
    row.append($("fields").content.cloneNode(true));
    const [group] = all(row, ".plan-fields");
    group.id = `_${row.id}`;
    group.setAttribute("aria-label", `${row.id}: ${text}`);
    all(row, "summary > .skip")[0].textContent = `${row.id}: `;
    return {
      id: row.id,
      text,
      row,
      part: row.parentElement.parentElement,
      fields: Object.fromEntries(all(group, "[data-path]").map((field) => [field.dataset.path, field])),
    };
  });

  /**
   * What its fields say, in words, with no status where nothing is written; whether it is still to
   * do, and how soon.
   * @param {PlanAction} action
   * @returns {Record<string, any>}
   */
  const told = ({ fields: { owner, due, priority, status, text } }) => {
    const open = status.selectedIndex < 2;
    const day = due.value && date(due.value);
    const planned = owner.value || day || priority.value || text.value || status.selectedIndex;
    return {
      owner: owner.value,
      due: day,
      priority: priority.value && priority.selectedOptions[0].text,
      status: planned ? status.selectedOptions[0].text : "",
      text: text.value,
      when: day && words(open && due.value < record.today() ? "was_due" : "due", { day }),
      open,
      // The smallest is the next step: what is due, then what is planned without a date, then the rest.
      rank: due.value || (planned ? "a" : "b"),
    };
  };

  /**
   * Puts what is kept into the fields; what is being typed is left alone. Of a text, `get` also
   * notes that this page has shown it.
   * @param {PlanAction} action
   */
  const write = ({ id, row, fields }) => {
    for (const [name, field] of Object.entries(fields)) {
      if (field === document.activeElement || !field.validity.valid) continue;
      field.value = log.get(`${name}/${id}`) ?? "";
      // Nothing is set, or a file brought in what is no choice.
      if ("options" in field && !field.value) field.selectedIndex = 0;
    }
    const entry = log.all("text/").find((/** @type {any} */ one) => one.path === `text/${id}`);
    all(row, ".plan-other")[0].hidden = !entry?.others.some((/** @type {any} */ other) => !entry.value.includes(other.value));
  };

  /** Says everything that the fields say elsewhere: lines, paper, progress, the next step. */
  const show = () => {
    for (const action of actions) {
      const texts = told(action);
      for (const place of all(action.row, "[data-written]")) place.textContent = texts[place.dataset.written];
      action.row.dataset.status = action.fields.status.value;
    }
    const [done, started, dropped] = ["done", "started", "dropped"].map(
      (one) => actions.filter(({ fields }) => fields.status.value === one).length,
    );
    const max = actions.length - dropped;
    $("done").textContent = words(dropped ? "progress_dropped" : "progress", { done, max, started, dropped });
    Object.assign($("progress"), { max: max || 1, value: done });
    const [first] = actions.filter((action) => told(action).open).sort((a, b) => told(a).rank.localeCompare(told(b).rank));
    $("go").hidden = !first;
    $("why").textContent = first?.text ?? words("finished");
    if (first) {
      const { status, when } = told(first);
      $("go").href = `#_${first.id}`;
      $("go").textContent = words(status ? "next" : actions.some((action) => told(action).status) ? "another" : "first", {
        id: first.id,
        when: when || words("no_date"),
      });
    }
    $("saved").hidden = record.available !== "yes";
  };

  // Only when a filter changes, so that no row goes away while it is written in.
  const filter = () => {
    const [part, status] = [$("section").value, $("status").value];
    for (const {
      row,
      part: { id },
      fields,
    } of actions)
      row.hidden = !!((part && id !== part) || (status && fields.status.value !== status));
    for (const section of all(root, ".plan-part"))
      section.hidden = (part || status) && !section.querySelector("li.plan-action:not([hidden])");
    const shown = actions.filter((one) => !one.row.hidden).length;
    $("count").textContent = words(shown ? "count" : "none", { shown, all: actions.length });
  };

  /** @param {string} end @param {string} text @param {string} type */
  const save = (end, text, type) => {
    const name = `${record.site}-${doc.replaceAll("/", "-")}-${record.today()}.${end}`;
    files.save(name, text, type);
    $("told").textContent = words("file", { name });
  };

  const sync = () => {
    actions.forEach(write);
    show();
  };

  root.addEventListener("input", ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    if (!field.dataset.path || !field.validity.valid) return;
    log.put(`${field.dataset.path}/${field.closest("li")?.id}`, field.value.trim() ? field.value : null);
    show();
  });
  root.addEventListener("focusout", () => actions.forEach(write));
  $("filters").addEventListener("change", filter);
  // A link on the page may lead to what a filter hides.
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a");
    if (!link || !document.getElementById(link.hash.slice(1))?.closest("[hidden]")) return;
    $("filters").reset();
    filter();
  });
  click($("print"), () => print());
  click($("csv"), () => {
    const rows = actions.map((action) => {
      const { owner, priority, text } = told(action);
      const { due, status } = action.fields;
      return [
        action.id,
        action.text,
        all(action.part, "h2")[0]?.textContent,
        owner,
        due.value,
        priority,
        status.selectedOptions[0].text,
        text,
      ];
    });
    save("csv", files.csv([columns, ...rows]), "text/csv");
  });
  click($("ics"), () => {
    const events = actions
      .filter((action) => told(action).open && action.fields.due.value)
      .map((action) => {
        const { id, text, fields } = action;
        const texts = told(action);
        const lines = ["owner", "", "priority", "status"].map((name, at) => texts[name] && `${columns[at + 3]}: ${texts[name]}`);
        // Its own times, not that of saving: the same plan is the same file.
        const times = log.all().map((/** @type {any} */ { path, at }) => (path.endsWith(`/${id}`) && !path.startsWith("text/") ? at : ""));
        return {
          id,
          due: fields.due.value,
          at: times.sort().pop(),
          summary: `${id}: ${text}`,
          description: lines.filter(Boolean).join("\n"),
        };
      });
    if (events.length) save("ics", calendar.file({ site: record.site, doc, events }), "text/calendar");
    else $("told").textContent = words("no_dates");
  });
  log.onchange(sync);
  record.notice($("notice"));
  sync();
  filter();
})();
