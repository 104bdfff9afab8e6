// @ts-check
// The page of results: asks the engine what the address says, and shows it above the A to Z. Without this script the
// A to Z stands alone. What people or the index say is only ever set as text.
(() => {
  "use strict";
  /** @typedef {"kind" | "audience" | "topic"} Facet */

  /** @template {HTMLElement} T @param {string} id */
  const by = (id) => /** @type {T} */ (document.getElementById(id));
  const box = document.getElementById("_search");
  if (!box) return;
  const words = /** @type {Record<string, string>} */ (box.dataset);
  const form = by("_ask");
  const input = /** @type {HTMLInputElement} */ (by("_q"));
  const filters = /** @type {HTMLDetailsElement} */ (by("_filters"));
  const [told, results] = [by("_told"), by("_results")];
  const clear = by("_clear");
  /** Each facet's field, and what the engine calls its values. @type {[Facet, HTMLSelectElement, "kinds" | "audiences" | "topics"][]} */
  const facets = [
    ["kind", by("_kind"), "kinds"],
    ["audience", by("_audience"), "audiences"],
    ["topic", by("_topic"), "topics"],
  ];
  const STEP = 10;
  /** So many other names are told. */
  const NAMES = 6;
  const LONGEST = 400;
  const PAUSE = 300;
  const title = document.title;

  /** @type {SearchEngine | null} */
  let engine = null;
  /** Number of the newest question: older answers come too late. */
  let turn = 0;
  let shown = 0;
  let waiting = 0;
  let asked = { q: "", kind: "", audience: "", topic: "" };

  /** @param {string} name @param {string} kind @param {(Node | string)[]} parts */
  const make = (name, kind, ...parts) => {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    element.append(...parts);
    return element;
  };
  /**
   * A paragraph of words with their holes filled. What fills them cannot turn the line round.
   * @param {string} text
   * @param {Record<string, string | number>} values
   */
  const line = (text, values = {}) =>
    make("p", "", ...text.split(/\{(\w+)\}/).map((part, hole) => (hole % 2 ? make("bdi", "", String(values[part])) : part)));
  /** @param {string} href @param {string} text */
  const link = (href, text) => {
    const anchor = /** @type {HTMLAnchorElement} */ (make("a", "", text));
    anchor.href = href;
    return anchor;
  };
  /** A card's title as a heading. @param {"h2" | "h3"} level @param {SearchCard} card */
  const heading = (level, { url, title, lang }) => {
    const head = make(level, "", link(words.root + url, title));
    if (lang) head.lang = lang;
    return head;
  };

  /** @param {SearchHit} hit */
  const item = ({ card, sections, excerpt }) => {
    const about = [card.kindLabel, card.where].filter(Boolean).join(" · ");
    const text = make("p", "", ...excerpt.map(({ text, mark }) => (mark ? make("mark", "", text) : text)));
    if (card.lang) text.lang = card.lang;
    const parts = [heading("h3", card), make("p", "about", about), ...(excerpt.length ? [text] : [])];
    for (const { id, heading } of sections) {
      const page = words.root + card.url.split("#")[0];
      parts.push(make("p", "about", `${words.section} `, link(`${page}#${encodeURIComponent(id)}`, heading)));
    }
    return make("li", "", ...parts);
  };

  /** @param {SearchFailure[]} failed @param {boolean} all Whether nothing could be searched. */
  const failure = (failed, all) => {
    const name = (/** @type {SearchFailure} */ { shard, why }) =>
      (why === "missing" ? words.missing : words.damaged).replace("{file}", () => `search/${shard}.js`);
    const note = make("div", "callout callout-warning", line(all ? words.broken : words.failed));
    if (failed.length) note.append(line(words.files, { files: failed.map(name).join(", ") }));
    return note;
  };

  /** What there is, in one line. @param {SearchAnswer} found */
  const tally = ({ results, definition, known, open }) => {
    const { q } = asked;
    const filtered = facets.some(([name]) => asked[name]);
    if (!results.length) return line(filtered ? words.filtered : definition ? words.only : words.none, { q });
    return line(open ? words.open : known === 1 ? words.one : words.many, { q, n: known.toLocaleString(document.documentElement.lang) });
  };

  /** On paper, where the fields are not: what the results are narrowed by. */
  const narrowed = () => {
    const names = facets.filter(([name]) => asked[name]).map(([, field]) => field.selectedOptions[0]?.text);
    if (!names.length) return [];
    const told = line(words.narrowed, { names: names.join(", ") });
    told.className = "on-paper";
    return [told];
  };

  /** @param {SearchAnswer} found */
  const notes = ({ results, definition, corrections, unknown, also, failed }) => {
    const lost = failed.length > 0 && !results.length && !definition;
    const list = (/** @type {string[]} */ names) => names.slice(0, NAMES).join(", ");
    const others = also.length - NAMES;
    const told = line(others > 0 ? words.others : words.also, { names: list(also), n: others });
    told.className = "also";
    return [
      ...corrections.map((one) => line(words.corrected, one)),
      ...(unknown.length ? [line(words.unknown, { names: list(unknown) })] : []),
      ...(also.length ? [told] : []),
      ...(failed.length ? [failure(failed, lost)] : []),
    ];
  };

  /** @param {SearchCard} card */
  const definition = (card) =>
    make("section", "defined", heading("h2", card), make("p", "", card.summary), make("p", "about", card.kindLabel));

  /** What a template of the page holds. @param {string} id */
  const copy = (id) => /** @type {HTMLTemplateElement} */ (by(id)).content.cloneNode(true);

  /** @param {SearchAnswer} found */
  const show = (found) => {
    const lost = found.failed.length > 0 && !found.results.length && !found.definition;
    told.replaceChildren(...(lost ? [] : [tally(found), ...narrowed()]), ...notes(found));
    results.replaceChildren(...(found.definition ? [definition(found.definition)] : []));
    if (!found.results.length) {
      if (!lost && !found.definition) results.append(copy("_try"));
      return;
    }
    results.append(copy("_found"));
    results.querySelector("button")?.addEventListener("click", more);
    add(found);
  };

  /** Puts results below those that stand there. @param {SearchAnswer} found */
  const add = (found) => {
    results.querySelector("ol")?.append(...found.results.map(item));
    shown += found.results.length;
    /** @type {HTMLElement} */ (results.lastElementChild).hidden = !found.more;
  };

  /** @param {number} from @param {number} count */
  const find = async (from, count) => {
    const { q, ...chosen } = asked;
    engine ??= window.PRECEPTOR_SEARCH.open(words.root);
    return engine.search(q, { ...chosen, from, count });
  };

  const more = async () => {
    const mine = ++turn;
    const first = shown;
    try {
      const found = await find(shown, STEP);
      if (mine !== turn) return;
      add(found);
      if (found.failed.length) told.append(failure(found.failed, false));
    } catch {
      if (mine !== turn) return;
      told.append(failure([], false));
    }
    results.querySelectorAll("h3")[first]?.querySelector("a")?.focus();
    keep("replaceState");
  };

  /** Fills the fields with what the index knows; says whether what is asked for is among it. @param {SearchAnswer["facets"]} known */
  const offer = (known) => {
    let all = true;
    for (const [name, field, key] of facets) {
      const values = known?.[key] ?? [];
      if (field.options.length === 1)
        for (const value of values) field.add(typeof value === "string" ? new Option(value, value) : new Option(value[1], value[0]));
      /** @type {HTMLElement} */ (field.parentElement).hidden = values.length < 2;
      field.value = asked[name];
      if (field.value === asked[name] || !values.length) continue;
      field.value = asked[name] = "";
      all = false;
    }
    filters.hidden = facets.every(([, field]) => field.parentElement?.hidden);
    /** @type {HTMLElement} */ (clear.parentElement).hidden = facets.every(([name]) => !asked[name]);
    return all;
  };

  /** The query as a tab shows it: short, and without characters that turn or break a line. */
  const short = () => asked.q.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, " ").slice(0, 60);

  /** @param {boolean} on */
  const busy = (on) => results.setAttribute("aria-busy", String(on));

  const run = async (count = STEP) => {
    const mine = ++turn;
    const { q } = asked;
    clearTimeout(waiting);
    input.value = q;
    shown = 0;
    document.title = q ? words.tab.replace("{q}", short) : title;
    box.classList.toggle("asked", q !== "");
    if (!q) {
      filters.hidden = true;
      busy(false);
      told.replaceChildren();
      results.replaceChildren();
      return;
    }
    waiting = setTimeout(() => told.replaceChildren(line(words.busy)), PAUSE);
    busy(true);
    try {
      const found = await find(0, count);
      if (mine !== turn) return;
      if (!offer(found.facets)) {
        keep("replaceState");
        return void run(count);
      }
      show(found);
    } catch {
      if (mine !== turn) return;
      told.replaceChildren(failure([], true));
      results.replaceChildren();
    }
    clearTimeout(waiting);
    busy(false);
  };

  /** Keeps the address in step. @param {"pushState" | "replaceState"} how @param {number} [top] How far down the reader is. */
  const keep = (how, top) => {
    const query = String(new URLSearchParams(Object.entries(asked).filter(([, value]) => value)));
    try {
      history[how]({ shown, top }, "", query ? `?${query}` : location.pathname);
    } catch {
      // Some browsers refuse this on file://; the search still works.
    }
  };

  /** What the address asks for. */
  const read = () => {
    const query = new URLSearchParams(location.search);
    const get = (/** @type {string} */ name) => (query.get(name) ?? "").slice(0, LONGEST);
    return { q: get("q").trim(), kind: get("kind"), audience: get("audience"), topic: get("topic") };
  };

  const go = () => {
    asked = { ...asked, q: input.value.trim() };
    for (const [name, field] of facets) asked[name] = field.value;
    shown = 0;
    keep("pushState");
    run();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    // The keyboard on a screen would cover the results.
    if (matchMedia("(pointer: coarse)").matches) input.blur();
    go();
  });
  form.addEventListener("change", (event) => event.target !== input && go());
  clear.addEventListener("click", () => {
    for (const [, field] of facets) field.value = "";
    go();
    input.focus();
  });
  addEventListener("popstate", (event) => {
    const now = read();
    // A jump to a letter is no other question.
    if (JSON.stringify(now) === JSON.stringify(asked)) return;
    asked = now;
    run(event.state?.shown || STEP);
  });

  /** @type {HTMLElement} */ (box.querySelector("h1")).textContent = words.heading;
  for (const letter of box.querySelectorAll("section > h2")) letter.setAttribute("aria-level", "3");
  by("_all").hidden = form.hidden = false;
  asked = read();
  filters.open = matchMedia("(min-width: 48em)").matches || facets.some(([name]) => asked[name]);
  // Results come after the browser has looked for the place that the reader left: so it is kept with the address.
  addEventListener("pagehide", () => asked.q && keep("replaceState", scrollY));
  const { shown: count, top } = history.state ?? {};
  run(count || STEP).then(() => top && scrollTo(0, top));
})();
