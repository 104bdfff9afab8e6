// @ts-check
// "My record": shows what the browser keeps for this site. The page's own list names and links it.
(() => {
  "use strict";
  const { record: store, tools: { $, all, words, put, el, button, row, click, date, number, reached, COURSE } } = window.Preceptor;
  /** @type {PreceptorStore} */
  const record = store;
  $("off").replaceWith($("on").content);

  /** @typedef {{ id: string, kind: string, doc: string, moment: string, aim?: string, text: string }} Item */
  /**
   * @typedef {{
   *   doc: string,
   *   kind: string,
   *   title: string,
   *   href: string,
   *   pass: number,
   *   needed: string[],
   *   items: Item[],
   *   scale: Map<number, string>,
   * }} Shown
   */

  /** @type {Shown[]} */
  const documents = all($("can"), "li[data-needed]").map((one) => {
    const { doc, kind, pass, needed } = one.dataset;
    const [link] = all(one, "a");
    const items = all(one, "[data-id]").map((item) => ({ doc: "", moment: "", ...item.dataset, text: item.textContent }));
    const scale = new Map(all(one, "[data-value]").map((point) => [Number(point.dataset.value), point.textContent]));
    return {
      doc,
      kind,
      title: link.textContent,
      href: link.getAttribute("href") ?? "",
      pass: Number(pass),
      needed: needed.split(" "),
      items,
      scale,
    };
  });

  /** What is on record now, by document. @type {Map<string, PreceptorEntry[]>} */
  let kept = new Map();
  /** The same by document and path: a file from elsewhere may hold thousands. @type {Map<string, Map<string, any>>} */
  let values = new Map();
  /** @type {PreceptorRecord[]} */
  let records = [];
  /** @param {string} doc @param {string} prefix */
  const entries = (doc, prefix) => (kept.get(doc) ?? []).filter((one) => one.path.startsWith(prefix));
  /** @param {string} doc @param {string} path */
  const value = (doc, path) => values.get(doc)?.get(path);
  /**
   * Documents of a kind that have something on record; also those that the site no longer has.
   * Without kinds, all.
   * @param {string[]} kinds
   * @returns {Shown[]}
   */
  const shown = (...kinds) => {
    const gone = records.filter(({ doc }) => !documents.some((one) => one.doc === doc));
    const old = gone.map(({ doc, kind, title }) => {
      return { doc, kind, title: words("record_gone", { title }), href: "", pass: NaN, needed: [], items: [], scale: new Map() };
    });
    return [...documents, ...old].filter(({ doc, kind }) => (!kinds.length || kinds.includes(kind)) && kept.has(doc));
  };
  /** @param {Shown} shown @param {string} [place] */
  const link = ({ href, title }, place = "") => (href ? el("a", { href: href + place }, title) : title);
  /** Shows a section when there is something in it. @param {string} id @param {Node[]} made */
  const section = (id, made) => {
    put($(`${id}_list`), made);
    return !($(id).hidden = made.length === 0);
  };

  // Modules

  /** @param {string} doc the module @param {Item} step */
  const isDone = (doc, step) => {
    const said = value(doc, `step/${step.id}`);
    if (typeof said === "boolean") return said;
    const [, ends] = COURSE[step.kind] ?? [];
    return entries(ends ? step.doc : doc, ends ? ends + step.moment : `sign/${step.id}`).length > 0;
  };

  /** @param {Shown} module */
  const moduleCard = (module) => {
    const { doc, items, needed } = module;
    const wanted = items.filter((one) => needed.includes(one.id));
    const left = wanted.filter((step) => !isDone(doc, step));
    const counts = { done: wanted.length - left.length, needed: wanted.length };
    const signed = entries(doc, "sign/").map(({ path, value: { word, on, by = "" } }) => {
      const step = items.find((one) => `sign/${one.id}` === path)?.text ?? "";
      return el("li", step, el("span.signed", words(`record_${word}`, { date: date(on), by })));
    });
    return el("div.module",
      el("h3", link(module)),
      wanted.length && el("p", words(left.length ? "record_done" : "record_all_done", counts)),
      left[0] && el("p.next", `${words("record_next")} `, link({ ...module, title: left[0].text }, `#${left[0].id}`)),
      signed.length && el("ul", signed));
  };

  // Quizzes and cases

  /** @param {Shown} quiz */
  const attempts = (quiz) =>
    entries(quiz.doc, "attempt/").map(({ path, at, value: { started } }) => {
      const result = value(quiz.doc, path.replace("attempt", "finished"));
      const mark = Number.isNaN(quiz.pass) ? "record_no_mark" : result && reached(result, quiz.pass) ? "record_reached" : "record_not_yet";
      const points = result ? words("record_points", { got: number(result.got), of: number(result.of) }) : words("record_unfinished");
      return { quiz, at: String(result?.at ?? started ?? at), points, mark: result && words(mark) };
    });

  /** @param {Shown} quiz */
  const visits = (quiz) =>
    entries(quiz.doc, "visit/").map(({ path, at }) => {
      const ended = value(quiz.doc, path.replace("visit", "ended"));
      return { quiz, at, points: words(ended ? "record_finished" : "record_unfinished"), mark: "" };
    });

  const quizRows = () =>
    [...shown("quiz").flatMap(attempts), ...shown("scenario").flatMap(visits)]
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .map(({ quiz, at, points, mark }) =>
        row([link(quiz), date(at), points, mark]));

  // Ratings

  const MOMENTS = ["start", "then", "end"];

  /** @typedef {{ moment: string, statement: string, day: string, value: number | "na" }} Rating */

  /**
   * All ratings of a checklist; those of one statement are in the order of their days, for the
   * record keeps its paths in order.
   * @param {string} doc
   * @returns {Rating[]}
   */
  const ratings = (doc) =>
    entries(doc, "rating/").map(({ path, value }) => {
      const [, moment, statement, day = ""] = path.split("/");
      return { moment, statement, day, value };
    });

  /** @typedef {(moment: string, statement: string) => Rating[]} Those */
  /** The ratings of a statement at a moment: sorted into heaps once. @param {Rating[]} all @returns {Those} */
  const heaps = (all) => {
    /** @type {Map<string, Rating[]>} */
    const by = new Map();
    for (const one of all) {
      const key = `${one.moment}/${one.statement}`;
      const heap = by.get(key);
      if (heap) heap.push(one);
      else by.set(key, [one]);
    }
    return (moment, statement) => by.get(`${moment}/${statement}`) ?? [];
  };

  /** @param {Rating[]} all @param {string} moment */
  const at = (all, moment) => all.filter((one) => one.moment === moment);

  /** @param {Those} those @param {string} moment @param {string} statement */
  const last = (those, moment, statement) => those(moment, statement).at(-1)?.value;

  /** @param {number | "na" | undefined} from @param {number | "na" | undefined} to */
  const change = (from, to) => {
    if (typeof from !== "number" || typeof to !== "number") return "";
    return to > from ? "higher" : to < from ? "lower" : "same";
  };

  /** @param {Shown} checklist */
  const ratingTable = (checklist) => {
    const all = ratings(checklist.doc);
    const those = heaps(all);
    const moments = MOMENTS.filter((moment) => at(all, moment).length);
    const known = checklist.items.filter((one) => one.kind === "statement");
    const ids = new Set([...known.map((one) => one.id), ...moments.flatMap((moment) => at(all, moment).map((one) => one.statement))]);
    const pairs = moments.at(-1) === "end" ? moments.slice(0, -1) : [];
    /** @param {number | "na"} value */
    const say = (value) =>
      value === "na" ? words("record_na") : [value, checklist.scale.get(value)].filter((part) => part !== undefined).join(" ");
    const counts = pairs.map((from) => {
      const sum = { higher: 0, same: 0, lower: 0 };
      for (const id of ids) {
        const way = change(last(those, from, id), last(those, "end", id));
        if (way) sum[way] += 1;
      }
      return el("p", words(`record_since_${from}`, sum));
    });
    const heads = moments.map((moment) => {
      const day = at(all, moment).map((one) => one.day).sort().at(-1);
      return el("th", { scope: "col" }, $("ratings").dataset[moment], el("span.day", date(day)));
    });
    const rows = [...ids].map((id) => {
      const cells = moments.map((moment) => {
        const list = [...those(moment, id)];
        const now = list.pop();
        const earlier = list
          .reverse()
          .map(({ day, value }) => el("span.day", words("record_earlier", { date: date(day), value: say(value) })));
        return el(
          "td",
          el("span.cell-name", `${$("ratings").dataset[moment]}: `),
          now ? say(now.value) : words("record_no_rating"),
          earlier,
        );
      });
      const way = pairs[0] && change(last(those, pairs[0], id), last(those, "end", id));
      return el(
        "tr",
        el("th", { scope: "row" }, known.find((item) => item.id === id)?.text ?? id),
        cells,
        pairs[0] && el("td", way && words(`record_${way}`)),
      );
    });
    /** @param {string} name */
    const head = (name) => el("th", { scope: "col" }, words(`record_${name}`));
    const headRow = el("tr", head("statement"), heads, pairs[0] && head("change"));
    const box = el(
      "div.table.stacked",
      { tabIndex: 0, role: "region", "aria-label": checklist.title },
      el("table", el("thead", headRow), el("tbody", rows)),
    );
    return el("div", el("h3", link(checklist)), counts, box);
  };

  /** For the team: whether the latest ratings are at or above the aim, and nothing else; no ratings, no days. */
  const teamFile = () => {
    const checklists = shown("checklist").filter((one) => one.href).flatMap(({ doc, items }) => {
      const all = heaps(ratings(doc));
      const statements = items.filter((one) => one.kind === "statement").flatMap(({ id, aim }) => {
        const rated = MOMENTS.filter((moment) => typeof last(all, moment, id) === "number");
        const met = rated.map((moment) => [moment, Number(last(all, moment, id)) >= Number(aim)]);
        return rated.length ? [[id, { aim: Number(aim), ...Object.fromEntries(met) }]] : [];
      });
      return statements.length ? [{ doc, statements: Object.fromEntries(statements) }] : [];
    });
    if (!checklists.length) return undefined;
    return { format: "preceptor-team", version: 2, site: record.site, from: record.teamId(), made: record.teamCount(), checklists };
  };

  // Reflections, plans

  /** @param {Shown} from @param {PreceptorEntry} entry @returns {HTMLElement} */
  const text = (from, { path, value, at, others }) => {
    const item = from.items.find((one) => `text/${one.id}` === path)?.text ?? path.slice(5);
    // What the text shown goes on from is no other version.
    const more = others.filter((other) => !value.includes(other.value));
    return el("article.note",
      el("h3", item), el("p.day", link(from), `, ${date(at)}`), el("p.words", value),
      more.length && el("h4", words("record_others")),
      more.map((other) => {
        const drop = () => {
          record.open(from.doc).drop(path, other.device);
          $("top").focus();
          show();
        };
        return el(
          "div.other",
          el("p.day", date(other.at)),
          el("p.words", other.value),
          button(words("record_drop"), () => sure("drop", drop)),
        );
      }),
    );
  };

  const texts = () =>
    shown().flatMap((from) =>
      entries(from.doc, "text/").filter((entry) => entry.value.trim() || entry.others.length).map((entry) => text(from, entry)));

  const plans = () =>
    shown("plan").map((plan) => {
      const counts = ["open", "started", "done", "dropped"].flatMap((status) => {
        const n = entries(plan.doc, "status/").filter((entry) => entry.value === status).length;
        return n ? words(`record_status_${status}`, { n }) : [];
      });
      return el("li", link(plan), counts.length && `: ${counts.join(", ")}`);
    });

  // Asking first

  const dialog = /** @type {HTMLDialogElement} */ ($("sure"));
  let agreed = () => {};

  /** Asks in a dialog; the choice that changes nothing comes first. @param {"drop" | "remove" | "clear"} what @param {() => void} then */
  const sure = (what, then) => {
    agreed = then;
    put($("sure_title"), words(`record_${what}_sure`));
    put($("sure_says"), words(`record_${what}_says`));
    put($("yes"), words(`record_${what}_yes`));
    $("first").hidden = what !== "clear";
    dialog.showModal();
  };
  click($("no"), () => dialog.close());
  click($("yes"), () => {
    dialog.close();
    agreed();
  });

  const show = () => {
    records = record.list();
    kept = new Map();
    for (const one of records) {
      const now = record.current(one);
      if (now.length) kept.set(one.doc, now);
    }
    values = new Map([...kept].map(([doc, now]) => [doc, new Map(now.map(({ path, value }) => [path, value]))]));
    const some = [
      section("modules", shown("module").map(moduleCard)),
      section("quizzes", quizRows()),
      section("ratings", shown("checklist").filter((one) => entries(one.doc, "rating/").length).map(ratingTable)),
      section("texts", texts()),
      section("plans", plans()),
    ];
    const first = ["module", "checklist", "quiz"].flatMap((kind) => documents.find((one) => one.kind === kind) ?? []);
    section("empty", some.includes(true) || kept.size ? [] : first.map((one) => el("li", link(one))));
    $("printed").textContent = date(record.today());
    $("damaged").hidden = record.damaged().length === 0;
  };

  window.Preceptor.recordPage = { show, sure, teamFile };
  record.notice($("notice"));
  record.onchange(show);
  show();
})();
