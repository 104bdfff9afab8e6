// @ts-check
// The way through a quiz: start, one card a question (or all on one page), result. Without this
// script the page holds everything, answers folded away.
(() => {
  "use strict";
  const shared = window.Preceptor;
  const { $, words, put, el, all } = shared.tools;
  /** @type {HTMLFormElement} */
  const form = $("quiz");
  const { question: make, arrange, read, write, missing } = shared.quizControls;
  const { show: showMarks, clear: clearMarks } = shared.quizMarks;
  const { doc, title, feedback } = form.dataset;

  const [panel, go, problem, voice] = $("stage").content.children;
  /** @param {string} text */
  const say = (text) => void (voice.textContent = text);

  /** @param {QuizQuestion} question @param {string} text */
  const moved = (question, text) => {
    say(text);
    keep(question);
  };

  /** @type {Map<string, QuizQuestion>} */
  const questions = new Map(all(form, ".question").map((section) => [section.id, make(section, moved)]));
  /** @type {QuizLog} */
  const log = shared.record.open(doc, "quiz", title);
  const runs = shared.quizRuns(form, questions, log);

  /** What is being answered or looked at. @type {QuizRun | undefined} */
  let run;
  /** The card that is shown. @type {QuizQuestion | undefined} */
  let card;
  /** Whether the reader has been told once what is missing. */
  let warned = false;
  /** What the form's own button does. @type {() => void} */
  let act = () => {};

  /** The attempt that practice came from. @type {QuizRun | undefined} */
  let before;
  /** The screens before and after the questions; what their buttons do is further below. */
  const screens = shared.quizScreens(form, runs, {
    start: () => enter(runs.begin()),
    resume: (unfinished) => enter(unfinished),
    look: (done) => look(done, true),
    practise: (wanted) => {
      if (!run?.practice) before = run;
      enter(runs.practise(wanted.length ? wanted : [...questions.values()]));
    },
    back: () => (run?.practice && before ? look(before, true) : showStart(true)),
  });

  /** @param {"start" | "asking" | "finished"} state @param {Iterable<QuizQuestion>} shown */
  const stage = (state, shown) => {
    form.dataset.state = state;
    const sections = new Set([...shown].map((one) => one.section));
    for (const { section } of questions.values()) section.classList.toggle("away", !sections.has(section));
    for (const part of all(form, ".part")) part.classList.toggle("away", !part.querySelector(".question:not(.away)"));
    problem.remove();
    warned = false;
    say("");
  };

  /** @param {Element} place @param {string} label @param {() => void} next */
  const offer = (place, label, next) => {
    act = next;
    place.append(put(go, el("button.main", label)));
  };

  /** Puts questions and options in the order drawn, with the answers given so far. @param {QuizRun} next */
  const lay = (next) => {
    run = next;
    for (const question of questions.values()) clearMarks(question);
    next.asked.forEach((question, at) => {
      const { section, heading, group, fieldset } = question;
      const part = group && document.getElementById(group);
      if (part) form.append(part);
      (part || form).append(section);
      const count = heading.querySelector(".count");
      if (count) count.textContent = words(next.practice ? "quiz_practice" : "quiz_question", { at: at + 1, of: next.asked.length });
      arrange(all(fieldset, ".option"), next.options[question.id] ?? []);
      write(question, next.answer(question));
      if (next.checked(question)) showMarks(question, next.answer(question));
    });
  };

  /** @param {QuizQuestion} question */
  const checkLabel = ({ kind }) => words(kind.own ? "quiz_compare" : "quiz_check");

  /** @param {QuizQuestion} question */
  const showCard = (question) => {
    const { asked } = /** @type {QuizRun} */ (run);
    card = question;
    stage("asking", [question]);
    put(panel);
    if (!run?.checked(question)) return offer(question.section, checkLabel(question), check);
    const last = asked.every((other) => run?.checked(other));
    offer(question.section, words(last ? "quiz_to_result" : "quiz_next"), goOn);
  };

  const goOn = () => {
    const next = run?.asked.find((question) => !run?.checked(question));
    if (!next) return finish();
    showCard(next);
    next.heading.focus();
  };

  /** Says once what is missing; the button then goes on without it. @param {string} text @param {string} label */
  const warn = (text, label) => {
    warned = true;
    go.before(put(problem, text));
    put(go.firstElementChild, words(label));
    problem.focus();
  };

  const check = () => {
    if (!run || !card) return;
    if (!run.checked(card)) {
      const gap = missing(card);
      if (gap && !warned) return warn(words(...gap), read(card) === undefined ? "quiz_leave" : "quiz_check_so");
      run.setAnswer(card, read(card));
      run.check(card);
    }
    const heading = showMarks(card, run.answer(card), true);
    showCard(card);
    heading.focus();
  };

  const showPage = () => {
    if (!run) return;
    stage("asking", run.asked);
    put(panel);
    offer(form, words("quiz_finish"), finishPage);
  };

  /** @param {QuizQuestion[]} open */
  const summary = (open) => {
    const links = open.map(({ id, section, heading }) => {
      const link = el("a", { href: `#${id}` }, [...heading.cloneNode(true).childNodes]);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        section.scrollIntoView();
        heading.focus({ preventScroll: true });
      });
      return el("li", link);
    });
    return el(
      "div.errors",
      { tabIndex: -1 },
      el("h2", words("quiz_open_count", { n: open.length })),
      el("ul", links),
      el("p", words("quiz_open_says")),
    );
  };

  /** The questions that are not finished. */
  const unfinished = () => run?.asked.filter((question) => missing(question)) ?? [];

  /** What the page says of them, once it was asked to finish. */
  const tellUnfinished = () => {
    const open = unfinished();
    warned = open.length > 0;
    put(go.firstElementChild, words(warned ? "quiz_finish_so" : "quiz_finish"));
    put(panel, warned && summary(open));
  };

  const finishPage = () => {
    if (warned || !unfinished().length) return finish();
    tellUnfinished();
    panel.firstElementChild.focus();
  };

  const finish = () => {
    if (!run) return;
    const { asked } = run;
    if (!run.result()) for (const question of asked) if (!run.checked(question)) run.setAnswer(question, read(question));
    look(run, true);
  };

  /** @param {PreceptorInside[]} screen @param {boolean} focus */
  const present = (screen, focus) => {
    card = undefined;
    go.remove();
    put(panel, screen);
    if (focus) panel.querySelector("h2")?.focus();
  };

  /** The result with every question. @param {QuizRun} done @param {boolean} focus */
  const look = (done, focus) => {
    const result = done.result() ?? done.finish();
    lay(done);
    stage("finished", done.asked);
    for (const question of done.asked) showMarks(question, done.answer(question));
    present(screens.finish(done, result), focus);
  };

  /** @param {boolean} focus */
  const showStart = (focus) => {
    run = undefined;
    stage("start", []);
    present(screens.start(), focus);
  };

  /** @param {QuizRun} next */
  const enter = (next) => {
    lay(next);
    if (feedback !== "end" || next.practice) return goOn();
    showPage();
    next.asked[0]?.heading.focus();
  };

  /** What another tab did: checked questions lock here too, answers appear, a finished attempt shows its result. */
  const sync = () => {
    if (!run) return showStart(false);
    if (run.practice || form.dataset.state === "finished") return;
    if (!log.get(`attempt/${run.id}`)) return showStart(false);
    if (run.result()) return look(run, false);
    for (const question of run.asked) {
      const response = run.answer(question);
      if (run.checked(question)) {
        if (question.fieldset.disabled) continue;
        write(question, response);
        showMarks(question, response);
        if (question !== card) continue;
        showCard(question);
        say(words("quiz_other_tab"));
      } else if (!question.section.contains(document.activeElement)) write(question, response);
    }
  };

  /** @param {QuizQuestion | undefined} question */
  const keep = (question) => {
    if (!run || !question) return;
    // How one marks one's own answer is said after it was checked.
    const open = !run.checked(question) && form.dataset.state === "asking";
    if (!open && !question.kind.own) return;
    run.setAnswer(question, read(question));
    if (!warned) return;
    if (!card) return tellUnfinished();
    warned = false;
    problem.remove();
    put(go.firstElementChild, checkLabel(card));
  };

  form.querySelector("[data-guard]")?.remove();
  form.prepend(panel, voice);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
  form.addEventListener("input", ({ target }) => keep(questions.get(/** @type {any} */ (target).closest(".question")?.id)));
  log.onchange(sync);
  showStart(false);
})();
