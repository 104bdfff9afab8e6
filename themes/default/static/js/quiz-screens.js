// @ts-check
// What stands before and after the questions: the start with earlier attempts, and the result with what to read again.

(() => {
  "use strict";
  const { score, quizControls, quizMarks, record } = window.Preceptor;
  const { words, el, button, all } = quizControls;
  const { plainly } = quizMarks;

  window.Preceptor.quizScreens = (form, runs, acts) => {
    const { pass, attempts, feedback } = form.dataset;
    const questions = all(form, ".question").length;

    const notice = el("div", "record-notice");
    record.notice(notice);

    /** @param {string} text */
    const head = (text) => {
      const heading = el("h2", "", text);
      heading.tabIndex = -1;
      return heading;
    };

    /** How many attempts are left, where they are limited. */
    const left = () => (attempts ? [words("quiz_left", { n: runs.left(), of: attempts })] : []);

    /** @param {QuizResult} result */
    const points = (result) => words("quiz_score", { got: plainly(result.got), n: result.of, per: score.perCent(result) });

    /** @param {QuizResult} result */
    const mark = (result) => (pass ? words(score.reached(result, Number(pass)) ? "quiz_reached" : "quiz_not_yet", { pass }) : "");

    /** @param {string} iso */
    const date = (iso) => {
      const at = new Date(iso);
      return Number.isNaN(at.getTime()) ? "" : at.toLocaleString(document.documentElement.lang || undefined, { dateStyle: "long", timeStyle: "short" });
    };

    /** @param {QuizRun[]} done */
    const earlier = (done) => {
      if (!done.length) return [];
      const rows = done.toReversed().map((run) => {
        const result = /** @type {QuizResult} */ (run.result());
        const when = date(result.at);
        const see = button(words("quiz_see"), () => acts.look(run), "quiet");
        see.setAttribute("aria-label", words("quiz_see_of", { date: when }));
        return el("li", "", el("span", "when", when), " ", el("span", "", `${points(result)} ${mark(result)}`), ...(run.asked.length ? [" ", see] : []));
      });
      return [el("h3", "", words("quiz_earlier")), el("ul", "earlier", ...rows)];
    };

    /** The one thing to press. @param {QuizRun | undefined} open @param {boolean} again */
    const startButton = (open, again) => {
      if (open) {
        const { asked } = open;
        const at = asked.findIndex((question) => !open.checked(question));
        const n = feedback === "end" ? asked.filter((question) => open.answer(question) !== undefined).length : (at < 0 ? asked.length : at + 1);
        return button(words(feedback === "end" ? "quiz_continue_all" : "quiz_continue", { at: n, of: asked.length }), () => acts.resume(open), "main");
      }
      return button(words(again ? "quiz_again" : "quiz_start"), acts.start, "main");
    };

    /** @type {QuizScreens["start"]} */
    const start = () => {
      const list = runs.list();
      const done = list.filter((run) => run.result());
      const open = runs.unfinished();
      const asked = open?.asked.length ?? runs.size();
      const facts = [
        words(asked < questions ? "quiz_asks_drawn" : "quiz_asks", { n: asked, of: questions }),
        ...(pass ? [words("quiz_mark", { pass })] : []),
        ...left(),
        words(feedback === "end" ? "quiz_at_end" : "quiz_at_each"),
        words("quiz_private"),
      ];
      const may = open || runs.left() > 0;
      return [
        head(words(open ? "quiz_under_way" : "quiz_before")),
        el("ul", "quiz-facts", ...facts.map((fact) => el("li", "", fact))),
        notice,
        ...(may ? [] : [el("p", "", words("quiz_used_up"))]),
        el("p", "go", may ? startButton(open, done.length > 0) : button(words("quiz_practise_all"), () => acts.practise([]), "main")),
        ...earlier(done),
      ];
    };

    /** Where to read about what went wrong, each place once. @param {QuizQuestion[]} wrong */
    const reading = (wrong) => {
      const links = new Map();
      for (const link of wrong.flatMap((question) => all(question.answer, ".read a"))) links.set(link.getAttribute("href"), link);
      if (!links.size) return [];
      return [el("h3", "", words("quiz_reread")), el("ul", "plain-links", ...[...links.values()].map((link) => el("li", "", link.cloneNode(true))))];
    };

    /** @type {QuizScreens["finish"]} */
    const finish = (run, result) => {
      const wrong = run.asked.filter((question) => result.wrong.includes(question.id));
      const go = [
        ...(wrong.length ? [button(words("quiz_retry", { n: wrong.length }), () => acts.practise(wrong), run.practice ? "main" : "")] : []),
        ...(!run.practice && runs.left() > 0 ? [button(words("quiz_again"), acts.start)] : []),
        button(words(run.practice ? "quiz_back" : "quiz_to_start"), acts.back, "quiet"),
      ];
      const reached = !pass || score.reached(result, Number(pass));
      return [
        head(words(run.practice ? "quiz_practice_over" : "quiz_result")),
        el("p", "score", points(result)),
        ...(pass && !run.practice ? [el("p", reached ? "mark-line reached" : "mark-line", mark(result))] : []),
        ...(run.practice ? [el("p", "", words("quiz_practice_says"))] : []),
        ...reading(wrong),
        el("p", "go", ...go),
        ...(wrong.length && !run.practice ? [el("p", "small", words("quiz_retry_says"))] : []),
        ...(run.practice ? [] : left().map((text) => el("p", "small", text))),
        head(words("quiz_review")),
      ];
    };

    return { start, finish };
  };
})();
