// @ts-check
// "My record": shows what the browser keeps for this site. The page's own list names and links it.
(() => {
  "use strict";
  const page = /** @type {any} */ (window);
  /** @type {Record<string, string>} */
  const strings = page.PRECEPTOR_STRINGS ?? {};
  const record = /** @type {PreceptorStore | undefined} */ (page.Preceptor?.record);
  const list = document.getElementById("_can");
  const on = /** @type {HTMLTemplateElement | null} */ (document.getElementById("_on"));
  if (!record || !list || !on) return;
  document.getElementById("_off")?.replaceWith(on.content);

  /** @typedef {{ id: string, kind: string, doc: string, moment: string, text: string }} Item */
  /** @typedef {{ doc: string, kind: string, title: string, href: string, pass: number, needed: string[], items: Item[], scale: Map<number, string> }} Shown */

  /** @param {string} id */
  const $ = (id) => /** @type {HTMLElement} */ (document.getElementById(`_${id}`));
  /** @param {string} text @param {Record<string, any>} values */
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
  /** @param {string} tag @param {Record<string, any>} [given] @param {(Node | string)[]} children */
  const el = (tag, given = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), given);
    made.append(...children);
    return made;
  };
  const { lang } = document.documentElement;
  const long = new Intl.DateTimeFormat(lang || undefined, { dateStyle: "long" });
  /** A day, or a time of that day, in words. @param {string} text */
  const date = (text) => {
    const day = new Date(text.length === 10 ? `${text}T12:00` : text);
    return Number.isNaN(day.valueOf()) ? text : long.format(day);
  };
  /** @param {number} value */
  const number = (value) => value.toLocaleString(lang || undefined, { maximumFractionDigits: 2 });

  /** @type {Shown[]} */
  const documents = [.../** @type {HTMLCollectionOf<HTMLElement>} */ (list.children)].map((row) => {
    const { doc = "", kind = "", pass, needed = "" } = row.dataset;
    const link = /** @type {HTMLAnchorElement} */ (row.querySelector("a"));
    const items = /** @type {HTMLElement[]} */ ([...row.querySelectorAll("[data-id]")]).map((item) => {
      const { id = "", kind = "", doc = "", moment = "" } = item.dataset;
      return { id, kind, doc, moment, text: item.textContent ?? "" };
    });
    const points = /** @type {HTMLElement[]} */ ([...row.querySelectorAll("[data-value]")]);
    const scale = new Map(points.map((point) => [Number(point.dataset.value), point.textContent ?? ""]));
    return { doc, kind, title: link.textContent ?? "", href: link.getAttribute("href") ?? "", pass: Number(pass), needed: needed.split(" "), items, scale };
  });

  /** What is on record now, by document. @type {Map<string, PreceptorEntry[]>} */
  let kept = new Map();
  /** @param {string} doc @param {string} prefix */
  const entries = (doc, prefix) => (kept.get(doc) ?? []).filter(({ path }) => path.startsWith(prefix));
  /** @param {string} doc @param {string} path */
  const value = (doc, path) => entries(doc, path).find((entry) => entry.path === path)?.value;
  /** Documents of a kind that have something on record; also those that the site no longer has. @param {string[]} kinds @returns {Shown[]} */
  const shown = (...kinds) => {
    const gone = record.list().filter(({ doc }) => !documents.some((one) => one.doc === doc));
    const old = gone.map(({ doc, kind, title }) => {
      return { doc, kind, title: fill(strings.record_gone, { title }), href: "", pass: NaN, needed: [], items: [], scale: new Map() };
    });
    return [...documents, ...old].filter(({ doc, kind }) => kinds.includes(kind) && kept.has(doc));
  };
  /** @param {Shown} shown @param {string} [place] */
  const link = ({ href, title }, place = "") => (href ? el("a", { href: href + place }, title) : title);
  /** Shows a section when there is something in it. @param {string} id @param {Node[]} made */
  const section = (id, made) => {
    const box = $(id);
    box.hidden = made.length === 0;
    box.querySelector(":scope > div:not(.table), tbody, :scope > ul")?.replaceChildren(...made);
    return made.length > 0;
  };

  // Modules

  /** @param {string} doc the module @param {Item} step */
  const isDone = (doc, step) => {
    const said = value(doc, `step/${step.id}`);
    if (typeof said === "boolean") return said;
    if (step.kind === "quiz") return entries(step.doc, "finished/").length > 0;
    if (step.kind === "scenario") return entries(step.doc, "ended/").length > 0;
    if (step.kind === "checklist") return entries(step.doc, `saved/${step.moment}`).length > 0;
    return entries(doc, `sign/${step.id}`).length > 0;
  };

  /** @param {Shown} module */
  const moduleCard = (module) => {
    const { doc, items, needed } = module;
    const wanted = items.filter(({ id }) => needed.includes(id));
    const left = wanted.filter((step) => !isDone(doc, step));
    const counts = { done: wanted.length - left.length, needed: wanted.length };
    const card = el("div", { className: "module" }, el("h3", {}, link(module)));
    if (wanted.length) card.append(el("p", {}, fill(left.length ? strings.record_done : strings.record_all_done, counts)));
    if (left[0]) card.append(el("p", { className: "next" }, `${strings.record_next} `, link({ ...module, title: left[0].text }, `#${left[0].id}`)));
    const signed = entries(doc, "sign/").map(({ path, value: { word, on = "", by = "" } }) => {
      const step = items.find(({ id }) => `sign/${id}` === path)?.text ?? "";
      const words = word === "observed" ? strings.record_observed : strings.record_discussed;
      return el("li", {}, el("strong", {}, fill(words, { date: date(on), by })), ` ${step}`);
    });
    if (signed.length) card.append(el("ul", {}, ...signed));
    return card;
  };

  // Quizzes and cases

  /** @param {Shown} quiz */
  const attempts = (quiz) => {
    const { doc, pass } = quiz;
    const begun = entries(doc, "attempt/").map(({ path, at, value: { started } }) => ({ id: path.slice(8), at: started ?? at, result: undefined }));
    const ended = entries(doc, "finished/").map(({ path, at, value: result }) => ({ id: path.slice(9), at: result.at ?? at, result }));
    return [...begun.filter(({ id }) => !ended.some((one) => one.id === id)), ...ended].map(({ at, result }) => {
      const reached = result && 100 * result.got >= pass * result.of - 1e-9;
      const mark = Number.isNaN(pass) ? strings.record_no_mark : reached ? strings.record_reached : strings.record_not_yet;
      const points = result ? fill(strings.record_points, { got: number(result.got), of: number(result.of) }) : strings.record_unfinished;
      return { quiz, at: String(at), points, mark: result ? mark : "" };
    });
  };

  /** @param {Shown} quiz */
  const visits = (quiz) =>
    entries(quiz.doc, "visit/").map(({ path, at }) => {
      const ended = value(quiz.doc, path.replace("visit", "ended"));
      return { quiz, at, points: ended ? strings.record_finished : strings.record_unfinished, mark: "" };
    });

  const quizRows = () =>
    [...shown("quiz").flatMap(attempts), ...shown("scenario").flatMap(visits)]
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .map(({ quiz, at, points, mark }) =>
        el("tr", {}, el("th", { scope: "row" }, link(quiz)), el("td", {}, date(at)), el("td", {}, points), el("td", {}, mark)));

  // Ratings

  /** All ratings of a checklist, oldest first: by moment, then statement. @param {string} doc */
  const ratings = (doc) => {
    /** @type {Record<string, Map<string, { day: string, value: number | "na" }[]>>} */
    const all = { start: new Map(), then: new Map(), end: new Map() };
    for (const { path, value } of entries(doc, "rating/")) {
      const [, moment, statement, day = ""] = path.split("/");
      if (!Object.hasOwn(all, moment)) continue;
      const list = all[moment].get(statement) ?? [];
      all[moment].set(statement, [...list, { day, value }].sort((a, b) => (a.day < b.day ? -1 : 1)));
    }
    return all;
  };

  /** @param {ReturnType<typeof ratings>} all @param {string} moment @param {string} statement */
  const last = (all, moment, statement) => all[moment].get(statement)?.at(-1)?.value;

  /** @param {number | "na" | undefined} from @param {number | "na" | undefined} to */
  const change = (from, to) => {
    if (typeof from !== "number" || typeof to !== "number") return "";
    return to > from ? "higher" : to < from ? "lower" : "same";
  };

  /** @param {Shown} checklist */
  const ratingTable = (checklist) => {
    const all = ratings(checklist.doc);
    const moments = ["start", "then", "end"].filter((moment) => all[moment].size);
    const known = checklist.items.filter(({ kind }) => kind === "statement");
    const ids = new Set([...known.map(({ id }) => id), ...moments.flatMap((moment) => [...all[moment].keys()])]);
    const pairs = ["start", "then"].filter((from) => all[from].size && all.end.size);
    /** @param {number | "na"} value */
    const say = (value) => (value === "na" ? strings.record_na : [value, checklist.scale.get(value)].filter((part) => part !== undefined).join(" "));
    const counts = pairs.map((from) => {
      const sum = { higher: 0, same: 0, lower: 0 };
      for (const id of ids) {
        const way = change(last(all, from, id), last(all, "end", id));
        if (way) sum[way] += 1;
      }
      return el("p", {}, fill(strings[`record_since_${from}`], sum));
    });
    const heads = moments.map((moment) => {
      const day = [...all[moment].values()].map((list) => list.at(-1)?.day ?? "").sort().at(-1) ?? "";
      return el("th", { scope: "col" }, $("ratings").dataset[moment] ?? "", el("span", { className: "day" }, date(day)));
    });
    const rows = [...ids].map((id) => {
      const cells = moments.map((moment) => {
        const list = [...(all[moment].get(id) ?? [])];
        const now = list.pop();
        const earlier = list.reverse().map(({ day, value }) => el("span", { className: "day" }, fill(strings.record_earlier, { date: date(day), value: say(value) })));
        const name = el("span", { className: "cell-name" }, `${$("ratings").dataset[moment]}: `);
        return el("td", {}, name, now ? say(now.value) : strings.record_no_rating, ...earlier);
      });
      const way = pairs.length ? [el("td", {}, strings[`record_${change(last(all, pairs[0], id), last(all, "end", id))}`] ?? "")] : [];
      return el("tr", {}, el("th", { scope: "row" }, known.find((item) => item.id === id)?.text ?? id), ...cells, ...way);
    });
    const headRow = el("tr", {}, el("th", { scope: "col" }, strings.record_statement), ...heads, ...(pairs.length ? [el("th", { scope: "col" }, strings.record_change)] : []));
    const table = el("table", {}, el("thead", {}, headRow), el("tbody", {}, ...rows));
    const box = el("div", { className: "table stacked", tabIndex: 0, role: "region", ariaLabel: checklist.title }, table);
    return el("div", {}, el("h3", {}, link(checklist)), ...counts, box);
  };

  /** The latest ratings, and nothing else. */
  const teamFile = () => {
    const checklists = shown("checklist").filter(({ href }) => href).flatMap(({ doc }) => {
      const all = ratings(doc);
      const ids = [...new Set(Object.values(all).flatMap((moment) => [...moment.keys()]))].sort();
      const said = ids.map((id) => {
        const moments = Object.keys(all).filter((moment) => last(all, moment, id) !== undefined);
        return [id, Object.fromEntries(moments.map((moment) => [moment, last(all, moment, id)]))];
      });
      return said.length ? [{ doc, ratings: Object.fromEntries(said) }] : [];
    });
    return checklists.length ? { format: "preceptor-team", version: 1, site: record.site, from: record.teamId(), day: record.today(), checklists } : undefined;
  };

  // Reflections, plans

  /** @param {Shown} from @param {PreceptorEntry} entry @returns {HTMLElement} */
  const text = (from, { path, value, at, others }) => {
    const item = from.items.find(({ id }) => `text/${id}` === path)?.text ?? path.slice(5);
    const made = el("article", { className: "note" }, el("h3", {}, item), el("p", { className: "day" }, link(from), `, ${date(at)}`), el("p", { className: "words" }, value));
    // What the text shown goes on from is no other version.
    const more = others.filter((other) => !value.includes(other.value));
    if (more.length) made.append(el("h4", {}, strings.record_others));
    for (const other of more) {
      const drop = el("button", { type: "button" }, strings.record_drop);
      drop.addEventListener("click", () => {
        sure("drop", () => {
          record.open(from.doc).drop(path, other.device);
          $("top").focus();
          show();
        });
      });
      made.append(el("div", { className: "other" }, el("p", { className: "day" }, date(other.at)), el("p", { className: "words" }, other.value), drop));
    }
    return made;
  };

  const texts = () =>
    shown("module", "checklist", "plan", "quiz", "scenario").flatMap((from) =>
      entries(from.doc, "text/").filter((entry) => entry.value.trim() || entry.others.length).map((entry) => text(from, entry)));

  const plans = () =>
    shown("plan").map((plan) => {
      const words = ["open", "started", "done", "dropped"].flatMap((status) => {
        const n = entries(plan.doc, "status/").filter((entry) => entry.value === status).length;
        return n ? [fill(strings[`record_status_${status}`], { n })] : [];
      });
      return el("li", {}, link(plan), words.length ? `: ${words.join(", ")}` : "");
    });

  // Asking first

  const dialog = /** @type {HTMLDialogElement} */ ($("sure"));
  let agreed = () => {};

  /** Asks in a dialog; the choice that changes nothing comes first. @param {"drop" | "remove" | "clear"} what @param {() => void} then */
  const sure = (what, then) => {
    agreed = then;
    $("sure_title").textContent = strings[`record_${what}_sure`];
    $("sure_says").textContent = strings[`record_${what}_says`];
    $("yes").textContent = strings[`record_${what}_yes`];
    $("first").hidden = what !== "clear";
    dialog.showModal();
  };
  $("no").addEventListener("click", () => dialog.close());
  $("yes").addEventListener("click", () => {
    dialog.close();
    agreed();
  });

  const show = () => {
    kept = new Map();
    for (const one of record.list()) {
      const now = record.current(one);
      if (now.length) kept.set(one.doc, now);
    }
    const some = [
      section("modules", shown("module").map(moduleCard)),
      section("quizzes", quizRows()),
      section("ratings", shown("checklist").filter(({ doc }) => entries(doc, "rating/").length).map(ratingTable)),
      section("texts", texts()),
      section("plans", plans()),
    ];
    const first = ["module", "checklist", "quiz"].flatMap((kind) => documents.find((one) => one.kind === kind) ?? []);
    section("empty", some.includes(true) || kept.size ? [] : first.map((one) => el("li", {}, link(one))));
    $("printed").textContent = date(record.today());
    $("damaged").hidden = record.damaged().length === 0;
  };

  page.Preceptor.recordPage = { $, el, fill, date, show, sure, teamFile };
  record.notice($("notice"));
  record.onchange(show);
  show();
})();
