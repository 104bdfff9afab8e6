// @ts-check
// What stands before and after the questions: the start with earlier attempts, and the result with what to read again.

(() => {
  "use strict";
  const { score, record, tools } = window.Preceptor;
  const { $, words, el, button, all, date, number, reached } = tools;

  window.Preceptor.quizScreens = (form, runs, acts) => {
    const { pass, attempts, feedback } = form.dataset;
    const [facts, notice] = [...$("start").content.children];
    record.notice(notice);

    /** @param {string} name */
    const head = (name) => el("h2", { tabIndex: -1 }, words(name));

    /** How many attempts are left, where they are limited. */
    const left = () => attempts && el("p.small", words("quiz_left", { n: runs.left(), of: attempts }));

    /** @param {QuizResult} result */
    const points = (result) => words("quiz_score", { got: number(result.got), n: result.of, per: score.perCent(result, Number(pass)) });

    /** @param {QuizResult} result */
    const passed = (result) => reached(result, pass);

    /** @param {QuizResult} result */
    const mark = (result) => pass && words(passed(result) ? "quiz_reached" : "quiz_not_yet", { pass });

    /** @param {QuizRun[]} done */
    const earlier = (done) => {
      const rows = done.toReversed().map((run) => {
        const result = /** @type {QuizResult} */ (run.result());
        const when = date(result.at, true);
        const see = run.asked.length && button(words("quiz_see"), () => acts.look(run), "quiet", words("quiz_see_of", { date: when }));
        return el("li", el("span.when", when), " ", el("span", `${points(result)} ${mark(result)}`), " ", see);
      });
      return rows.length ? [el("h3", words("quiz_earlier")), el("ul.earlier", rows)] : [];
    };

    /** The one thing to press. @param {QuizRun | undefined} open @param {boolean} again */
    const startButton = (open, again) => {
      if (!open) return button(words(again ? "quiz_again" : "quiz_start"), acts.start, "main");
      const { asked } = open;
      const all = feedback === "end";
      const n = asked.filter((question) => (all ? open.answer(question) !== undefined : open.checked(question))).length;
      return button(words(all ? "quiz_continue_all" : "quiz_continue", { at: all ? n : Math.min(n + 1, asked.length), of: asked.length }), () => acts.resume(open), "main");
    };

    /** @type {QuizScreens["start"]} */
    const start = () => {
      const done = runs.list().filter((run) => run.result());
      const open = runs.unfinished();
      const may = open || runs.left() > 0;
      return [
        head(open ? "quiz_under_way" : "quiz_before"),
        facts,
        left(),
        notice,
        !may && el("p", words("quiz_used_up")),
        el("p.go", may ? startButton(open, done.length > 0) : button(words("quiz_practise_all"), () => acts.practise([]), "main")),
        earlier(done),
      ];
    };

    /** Where to read about what went wrong, each place once. @param {QuizQuestion[]} wrong */
    const reading = (wrong) => {
      const links = new Map(wrong.flatMap((one) => all(one.answer, ".read a")).map((link) => [link.href, link]));
      return links.size ? [el("h3", words("quiz_reread")), el("ul.plain-links", [...links.values()].map((link) => el("li", link.cloneNode(true))))] : [];
    };

    /** @type {QuizScreens["finish"]} */
    const finish = (run, result) => {
      const { practice } = run;
      const wrong = run.asked.filter((one) => result.wrong.includes(one.id));
      return [
        head(practice ? "quiz_practice_over" : "quiz_result"),
        el("p.score", points(result)),
        pass && !practice && el("p.mark-line", passed(result) && { className: "mark-line reached" }, mark(result)),
        practice && el("p", words("quiz_practice_says")),
        reading(wrong),
        el("p.go",
          wrong.length && button(words("quiz_retry", { n: wrong.length }), () => acts.practise(wrong), practice ? "main" : ""),
          !practice && runs.left() > 0 && button(words("quiz_again"), acts.start),
          button(words(practice ? "quiz_back" : "quiz_to_start"), acts.back, "quiet")),
        !practice && wrong.length && el("p.small", words("quiz_retry_says")),
        !practice && left(),
        head("quiz_review"),
      ];
    };

    return { start, finish };
  };
})();
