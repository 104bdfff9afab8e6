// @ts-check
// The search box in the head of a page: suggestions while typing (a combobox with a listbox, ARIA 1.2). The engine is
// fetched when the box is first used, so that a page which is only read carries this file alone.
(() => {
  "use strict";
  /** @typedef {{ url: string, title: string, summary: string, where: string, lang: string, kindLabel: string }} Card */
  /** @typedef {{ suggest(text: string, limit: number): Promise<{ results: Card[], definition: Card | null, failed: unknown[] }> }} Engine */

  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.find"));
  const input = form?.querySelector("input");
  if (!form || !input) return;

  const { root = "", ...words } = form.dataset;
  const MOST = 7;
  const PAUSE = 100;
  /** Longer than the pause between two letters: what is said is not cut off by the next answer. */
  const PAUSE_TO_SPEAK = 600;

  const list = document.createElement("div");
  const note = document.createElement("p");
  list.id = "_found";
  list.tabIndex = -1;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", words.list ?? "");
  list.hidden = true;
  note.setAttribute("role", "status");
  form.append(list, note);

  /** @type {Promise<Engine> | undefined} */
  let engine;
  /** Number of the newest question: older answers come too late. */
  let turn = 0;
  let at = -1;
  let typing = 0;
  let speaking = 0;

  /** @param {string} name */
  const script = (name) =>
    new Promise((done, fail) => {
      const tag = document.createElement("script");
      tag.src = `${root}assets/search-${name}.js`;
      tag.async = false;
      tag.onload = done;
      tag.onerror = fail;
      document.head.append(tag);
    });
  const open = () => {
    engine ??= Promise.all(["load", "words", "query", "rank"].map(script)).then(() =>
      /** @type {any} */ (window).PRECEPTOR_SEARCH.open(root),
    );
    return engine;
  };

  const options = () => /** @type {HTMLAnchorElement[]} */ ([...list.children]);

  /** @param {number} next -1 is the field itself. */
  const choose = (next) => {
    at = next;
    options().forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const option = options()[at];
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };

  /** @param {boolean} shown */
  const unfold = (shown) => {
    list.hidden = !shown;
    input.setAttribute("aria-expanded", String(shown));
    choose(-1);
  };

  /** Words for screen readers; without a list to look at, for everybody. @param {string} text @param {boolean} seen */
  const tell = (text, seen) => {
    clearTimeout(speaking);
    note.className = "unseen";
    note.textContent = "";
    if (!text) return;
    speaking = setTimeout(() => {
      note.className = seen ? "find-note" : "unseen";
      note.textContent = text;
    }, PAUSE_TO_SPEAK);
  };

  const close = () => {
    turn += 1;
    clearTimeout(typing);
    unfold(false);
    tell("", false);
  };

  /** @param {Card} card @param {number} index @param {boolean} defined */
  const option = (card, index, defined) => {
    const link = document.createElement("a");
    const title = document.createElement("b");
    const about = document.createElement("span");
    link.href = root + card.url;
    link.id = `_found-${index}`;
    link.tabIndex = -1;
    link.setAttribute("role", "option");
    title.textContent = card.title;
    title.lang = card.lang || document.documentElement.lang;
    about.textContent = [card.kindLabel, defined ? card.summary : card.where].filter(Boolean).join(" · ");
    link.append(title, " ", about);
    return link;
  };

  const ask = async () => {
    const mine = ++turn;
    try {
      const { definition, results, failed } = await (await open()).suggest(input.value, MOST);
      if (mine !== turn) return;
      const cards = (definition ? [definition, ...results] : results).slice(0, MOST);
      list.replaceChildren(...cards.map((card, index) => option(card, index, card === definition)));
      unfold(cards.length > 0);
      const [count, none] = [cards.length > 1 ? words.many : words.one, failed.length ? words.failed : words.none];
      tell((cards.length ? count : none)?.replace("{n}", String(cards.length)) ?? "", !cards.length);
    } catch {
      // The next use of the box tries again.
      engine = undefined;
      if (mine === turn) tell(words.failed ?? "", true);
    }
  };

  /** What keys do. Those of the text alone go back from the list to the text. @type {Record<string, (event: Event) => void>} */
  const KEYS = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Home: () => choose(-1),
    End: () => choose(-1),
    ArrowLeft: () => choose(-1),
    ArrowRight: () => choose(-1),
    Enter: (event) => {
      if (at < 0) return;
      event.preventDefault();
      options()[at].click();
    },
    Escape: (event) => {
      event.preventDefault();
      if (list.hidden) input.value = "";
      close();
    },
  };
  /** Through the list and the field in a ring; the first step opens a list that was closed. @param {number} step */
  const move = (step) => {
    const ring = list.children.length + 1;
    if (list.hidden && ring > 1 && input.value.trim()) unfold(true);
    if (!list.hidden) choose(((at + 1 + step + ring) % ring) - 1);
  };

  input.addEventListener("focus", () => open().catch(() => (engine = undefined)));
  input.addEventListener("input", () => {
    turn += 1;
    choose(-1);
    clearTimeout(typing);
    if (input.value.trim()) typing = setTimeout(ask, PAUSE);
    else {
      list.replaceChildren();
      close();
    }
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key.startsWith("Arrow") && /Up|Down/.test(event.key)) event.preventDefault();
    KEYS[event.key]?.(event);
  });
  // A press on the list leaves the focus in the field.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", close);
  form.addEventListener("focusout", (event) => {
    if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) close();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    close();
    const query = input.value.trim();
    location.href = `${root}search.html${query ? `?${new URLSearchParams({ q: query })}` : ""}`;
  });

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  unfold(false);
  form.hidden = false;
})();
