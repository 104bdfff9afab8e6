// @ts-check
// The search box in the head of a page: suggestions while typing (a combobox with a listbox, ARIA 1.2). The engine is
// fetched when the box is first used, so that a page which is only read carries this file alone.
(() => {
  "use strict";
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.find"));
  const input = form?.querySelector("input");
  if (!form || !input) return;

  const { root = "", list: name = "", one = "", many = "", none = "", failed: lost = "" } = form.dataset;
  const MOST = 7;
  const PAUSE = 100;
  /** Longer than the pause between two letters: what is said is not cut off by the next answer. */
  const PAUSE_TO_SPEAK = 600;

  /** @type {Promise<SearchEngine> | undefined} */
  let engine;
  /** Number of the newest question: older answers come too late. */
  let turn = 0;
  /** The option that is chosen; -1 is the field itself. */
  let at = -1;
  let typing = 0;
  let speaking = 0;

  /** @param {Element} element @param {Record<string, string | boolean>} attributes */
  const set = (element, attributes) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  };
  /** @param {string} kind @param {Record<string, string>} [attributes] @param {(Node | string)[]} parts */
  const make = (kind, attributes = {}, ...parts) => {
    const element = document.createElement(kind);
    set(element, attributes);
    element.append(...parts);
    return element;
  };
  // Not a stop of its own, though it may scroll.
  const list = make("div", { id: "_found", role: "listbox", "aria-label": name, tabindex: "-1" });
  const note = make("p", { role: "status" });

  /** @param {string} part */
  const script = (part) =>
    new Promise((done, fail) => {
      const tag = document.createElement("script");
      tag.src = `${root}assets/search-${part}.js`;
      tag.async = false;
      tag.onload = done;
      tag.onerror = fail;
      document.head.append(tag);
    });
  /** What could not be fetched is tried again at the next use of the box. @returns {Promise<SearchEngine>} */
  const open = () =>
    (engine ??= Promise.all(["load", "words", "query", "excerpt", "rank"].map(script))
      .then(() => window.PRECEPTOR_SEARCH.open(root))
      .catch(() => /** @type {any} */ (engine = undefined)));

  const options = () => /** @type {HTMLAnchorElement[]} */ ([...list.children]);

  /** @param {number} next */
  const choose = (next) => {
    at = next;
    input.removeAttribute("aria-activedescendant");
    options().forEach((option, index) => {
      set(option, { "aria-selected": index === at });
      if (index !== at) return;
      set(input, { "aria-activedescendant": option.id });
      option.scrollIntoView({ block: "nearest" });
    });
  };

  /** @param {boolean} shown */
  const unfold = (shown) => {
    list.hidden = !shown;
    set(input, { "aria-expanded": shown });
    choose(-1);
  };

  /** For screen readers; without a list to look at, for everybody. @param {string} text @param {string} [kind] */
  const tell = (text, kind = "find-note") => {
    clearTimeout(speaking);
    const say = (words = "") => {
      note.className = words && kind;
      note.textContent = words;
    };
    say();
    if (text) speaking = setTimeout(say, PAUSE_TO_SPEAK, text);
  };

  const close = () => {
    turn += 1;
    clearTimeout(typing);
    unfold(false);
    tell("");
  };

  /** @param {SearchCard} card @param {number} index @param {string} about */
  const option = ({ url, title, lang, kindLabel }, index, about) => {
    const words = make("b", { lang: lang || document.documentElement.lang }, title);
    const kind = make("span", {}, [kindLabel, about].filter(Boolean).join(" · "));
    return make("a", { href: root + url, id: `_found-${index}`, role: "option", tabindex: "-1" }, words, " ", kind);
  };

  const ask = async () => {
    const mine = ++turn;
    try {
      const { definition, results, failed } = await (await open()).suggest(input.value, MOST);
      if (mine !== turn) return;
      const cards = (definition ? [definition, ...results] : results).slice(0, MOST);
      const { length } = cards;
      list.replaceChildren(...cards.map((card, index) => option(card, index, card === definition ? card.summary : card.where)));
      unfold(length > 0);
      if (length) tell((length > 1 ? many : one).replace("{n}", String(length)), "unseen");
      else tell(failed.length ? lost : none);
    } catch {
      if (mine === turn) tell(lost);
    }
  };

  /** Through the list and the field in a ring; the first step opens a list that was closed. @param {number} step */
  const move = (step) => {
    const ring = list.children.length + 1;
    if (list.hidden && ring > 1) unfold(true);
    if (!list.hidden) choose(((at + 1 + step + ring) % ring) - 1);
  };

  input.addEventListener("focus", open);
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
    const { key } = event;
    if (event.isComposing) return;
    if (key === "ArrowDown") move(1);
    else if (key === "ArrowUp") move(-1);
    else if (key === "Enter" && at >= 0) options()[at].click();
    else if (key === "Escape") {
      if (list.hidden) input.value = "";
      close();
    } else {
      // In the text: the list is left.
      if (/^(Arrow|Home|End)/.test(key)) choose(-1);
      return;
    }
    event.preventDefault();
  });
  // A press on the list leaves the focus in the field.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", close);
  input.addEventListener("blur", close);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    close();
    const query = input.value.trim();
    location.href = `${root}search.html${query && `?${new URLSearchParams({ q: query })}`}`;
  });

  form.append(list, note);
  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id });
  unfold(false);
  form.hidden = false;
})();
