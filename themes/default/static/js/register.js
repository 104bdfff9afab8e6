// @ts-check
// The policy register: filters and sorts the rows that the page holds. Without this script the table stands complete.
(() => {
  "use strict";
  /**
   * @typedef {{
   *   row: HTMLTableRowElement,
   *   href: string,
   *   title: string,
   *   issuer: string,
   *   status: string,
   *   issued: string,
   *   asof: string,
   *   topics: string[],
   * }} Entry
   */
  /** @typedef {"title" | "issuer" | "status" | "issued" | "asof"} Key */

  /** @type {Record<string, string>} */
  const strings = /** @type {any} */ (window).PRECEPTOR_STRINGS || {};
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById("_filters"));
  const table = document.querySelector("#_register table");
  const count = document.getElementById("_count");
  const body = table?.querySelector("tbody");
  if (!form || !table || !body || !count) return;

  const selects = {
    status: /** @type {HTMLSelectElement} */ (document.getElementById("_status")),
    issuer: /** @type {HTMLSelectElement} */ (document.getElementById("_issuer")),
    topic: /** @type {HTMLSelectElement} */ (document.getElementById("_topic")),
    sort: /** @type {HTMLSelectElement} */ (document.getElementById("_sort")),
  };

  /** @param {string} text @param {Record<string, string | number>} values */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

  /** @type {Entry[]} */
  const entries = [...body.rows].map((row) => ({
    row,
    href: row.querySelector("a")?.href ?? "",
    title: row.querySelector("a")?.textContent ?? "",
    issuer: row.querySelector("[data-issuer]")?.textContent ?? "",
    status: row.dataset.status ?? "",
    issued: row.dataset.issued ?? "",
    asof: row.dataset.asof ?? "",
    topics: (row.dataset.topics ?? "").split("|"),
  }));
  const statuses = [...selects.status.options].map((option) => option.value);
  /** The timeline's marks and their lines, by address: they follow the filters. @type {Map<string, Element[]>} */
  const marks = new Map();
  const lines = document.querySelectorAll(".timeline .lead-line");
  /** @type {NodeListOf<SVGAElement>} */ (document.querySelectorAll(".timeline svg a")).forEach((mark, index) => {
    marks.set(new URL(mark.href.baseVal, location.href).href, [mark, lines[index]]);
  });

  /** @type {{ key: Key, th: HTMLElement, button: HTMLButtonElement, name: string }[]} */
  const columns = [];
  for (const th of /** @type {NodeListOf<HTMLElement>} */ (table.querySelectorAll("th[data-key]"))) {
    const key = /** @type {Key} */ (th.dataset.key);
    const button = document.createElement("button");
    const name = th.textContent ?? "";
    button.type = "button";
    button.textContent = name;
    th.replaceChildren(button);
    // For paper, where the name stands without its button.
    th.dataset.name = name;
    columns.push({ key, th, button, name });
    for (const down of [false, true]) {
      const date = key === "issued" || key === "asof";
      const order = date ? (down ? strings.newest : strings.oldest) : down ? strings.descending : strings.ascending;
      if (key !== "status" || !down) {
        const text = key === "status" ? name : fill(strings.register_order, { column: name, order });
        selects.sort.add(new Option(text, (down ? "-" : "") + key));
      }
    }
    button.addEventListener("click", () => {
      selects.sort.value = selects.sort.value === key && key !== "status" ? `-${key}` : key;
      show();
    });
  }

  const words = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
  /** @param {Entry} a @param {Entry} b @param {Key} key @param {boolean} down */
  const compare = (a, b, key, down) => {
    // A policy without a date stands last, whichever way the dates run.
    if (key === "issued" && (!a.issued || !b.issued)) return Number(!a.issued) - Number(!b.issued);
    const order = key === "status" ? statuses.indexOf(a.status) - statuses.indexOf(b.status) : words.compare(a[key], b[key]);
    return down ? -order : order;
  };

  const show = () => {
    const { status, issuer, topic, sort } = selects;
    const down = sort.value.startsWith("-");
    const key = /** @type {Key} */ (sort.value.replace("-", ""));
    const sorted = [...entries].sort((a, b) => compare(a, b, key, down) || words.compare(a.title, b.title));
    let shown = 0;
    for (const entry of sorted) {
      const fits =
        (!status.value || entry.status === status.value) &&
        (!issuer.value || entry.issuer === issuer.value) &&
        (!topic.value || entry.topics.includes(topic.value));
      entry.row.hidden = !fits;
      for (const mark of marks.get(entry.href) ?? []) mark.classList.toggle("out", !fits);
      if (fits) shown += 1;
    }
    body.append(...sorted.map((entry) => entry.row));
    for (const column of columns) {
      if (column.key === key) column.th.setAttribute("aria-sort", down ? "descending" : "ascending");
      else column.th.removeAttribute("aria-sort");
    }
    const all = entries.length;
    const text =
      shown === 0 ? strings.register_none : fill(shown === all ? strings.register_all : strings.register_count, { shown, total: all });
    const by = columns.find((column) => column.key === key);
    const told = shown > 0 && sort.value !== "title" && by;
    count.textContent = told ? fill(strings.register_sorted, { count: text, column: by.name }) : text;
    keep();
  };

  const keep = () => {
    const query = new URLSearchParams();
    for (const [name, select] of Object.entries(selects)) {
      if (select.value && select.value !== (name === "sort" ? "title" : "")) query.set(name, select.value);
    }
    const address = query.size ? `?${query}` : location.pathname;
    try {
      history.replaceState(null, "", address + location.hash);
    } catch {
      // Some browsers refuse this on file://; the filters still work.
    }
  };

  const asked = new URLSearchParams(location.search);
  for (const [name, select] of Object.entries(selects)) {
    const value = asked.get(name) ?? (name === "sort" ? "title" : "");
    if ([...select.options].some((option) => option.value === value)) select.value = value;
  }
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => {
    // The reset itself happens after this event.
    setTimeout(() => {
      selects.sort.value = "title";
      show();
    });
  });
  form.hidden = false;
  show();
})();
