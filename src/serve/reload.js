// @ts-check
// Loads the page again when it has changed on disk, and puts everything back to where it was: the place on the page, what was typed, the quiz under way.
(() => {
  "use strict";
  const KEY = "preceptor-serve";
  const { tag, edition = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  /** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */
  /** @typedef {{ key: string, value: string, checked: boolean }} Kept */
  /** @typedef {{ href: string, x: number, y: number, focus: string, quiz: boolean, controls: Kept[], folds: [string, boolean][] }} Memory */

  /** The edition that this page is known to be as in. */
  let seen = edition;

  /** @returns {Control[]} */
  const controls = () => [.../** @type {NodeListOf<Control>} */ (document.querySelectorAll("main :is(input:not([type=file]), textarea, select)"))];
  const folds = () => [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("main details"))];
  /** @param {Element} fold */
  const title = (fold) => fold.querySelector("summary")?.textContent ?? "";
  /** @param {Element} element @param {number} at */
  const keyOf = (element, at) => element.id || `${element.closest("[id]")?.id}/${element.getAttribute("name")}/${element.getAttribute("value")}/${at}`;
  /** @param {Control} control */
  const isChecked = (control) => "checked" in control && control.checked;
  const quiz = () => /** @type {HTMLFormElement | null} */ (document.querySelector("form.quiz"));
  const isAsking = () => quiz()?.dataset.state === "asking";

  /** Whether the record holds an attempt that is not over, at questions that are still there. Practice is in no record. */
  const isUnderWay = () => {
    const { doc = "", title = "" } = quiz()?.dataset ?? {};
    const log = window.Preceptor?.record?.open(doc, "quiz", title);
    const attempts = log?.all("attempt/") ?? [];
    return attempts.some((/** @type {{ path: string, value: any }} */ { path, value }) => {
      const isOver = log?.get(path.replace("attempt/", "finished/")) !== undefined;
      return !isOver && value.questions?.some((/** @type {string} */ id) => document.getElementById(id));
    });
  };

  /** @param {string} href */
  const here = (href) => href.split("#", 1)[0];

  const keep = () => {
    const all = controls();
    const focus = document.activeElement;
    /** @type {Memory} */
    const memory = {
      href: here(location.href),
      x: scrollX,
      y: scrollY,
      focus: focus && focus !== document.body ? keyOf(focus, all.indexOf(/** @type {Control} */ (focus))) : "",
      quiz: isAsking(),
      controls: all.map((control, at) => ({ key: keyOf(control, at), value: control.value, checked: isChecked(control) })),
      folds: folds().map((fold) => [title(fold), fold.open]),
    };
    try {
      sessionStorage.setItem(KEY, JSON.stringify(memory));
    } catch {
      // Storage is full or shut: the page is loaded again all the same.
    }
  };

  /** @returns {Memory | undefined} */
  const recall = () => {
    try {
      const text = sessionStorage.getItem(KEY);
      sessionStorage.removeItem(KEY);
      const memory = JSON.parse(text ?? "null");
      return memory?.href === here(location.href) ? memory : undefined;
    } catch {
      return undefined;
    }
  };

  /** Back to the question: its answers are in the record. */
  const resume = () => {
    const form = quiz();
    if (form?.dataset.state === "start" && isUnderWay()) /** @type {HTMLElement | null} */ (form.querySelector(".go button.main"))?.click();
  };

  /** @param {Control} control @param {Kept} kept */
  const fill = (control, kept) => {
    if (control.value === kept.value && isChecked(control) === kept.checked) return;
    control.value = kept.value;
    if ("checked" in control) control.checked = kept.checked;
    if (control.type === "search") return;
    for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
  };

  /** @param {Memory} memory */
  const putBack = (memory) => {
    if (memory.quiz) resume();
    const known = new Map(memory.controls.map((kept) => [kept.key, kept]));
    controls().forEach((control, at) => {
      const kept = known.get(keyOf(control, at));
      if (kept) fill(control, kept);
    });
    folds().forEach((fold, at) => {
      const [was, open] = memory.folds[at] ?? [];
      if (was === title(fold)) fold.open = open === true;
    });
    const all = controls();
    const focus = memory.focus && (document.getElementById(memory.focus) ?? all.find((control, at) => keyOf(control, at) === memory.focus));
    if (focus) focus.focus({ preventScroll: true });
    const scroll = () => scrollTo({ left: memory.x, top: memory.y, behavior: "instant" });
    scroll();
    // Pictures above may have grown since.
    addEventListener("load", scroll);
  };

  /** Whether the page is still the same as what the server has; nothing where it cannot be asked. */
  const isSame = async () => {
    try {
      const answer = await fetch(here(location.href), { method: "HEAD", cache: "no-store" });
      return answer.headers.get("etag") === `"${tag}"`;
    } catch {
      return undefined;
    }
  };

  /** @param {string | null} now */
  const follow = async (now) => {
    if (now === null || now === seen) return;
    const same = await isSame();
    if (same) seen = now;
    if (same !== false) return;
    const load = () => {
      keep();
      location.reload();
    };
    if (isAsking() && !isUnderWay()) document.dispatchEvent(new CustomEvent("preceptor-held", { detail: load }));
    else load();
  };

  document.addEventListener("DOMContentLoaded", () => {
    const memory = recall();
    if (memory) putBack(memory);
    const news = new EventSource("/.preceptor-serve/events");
    news.addEventListener("message", ({ data }) => {
      const state = JSON.parse(data);
      document.dispatchEvent(new CustomEvent("preceptor-news", { detail: state }));
      void follow(state.edition);
    });
    // A page that is left open in the background of its history must not hold the connection.
    addEventListener("pagehide", () => news.close());
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  });
})();
