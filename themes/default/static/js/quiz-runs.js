// @ts-check
// Attempts and practice. An attempt lives in the record, with what was drawn, so that it survives a reload; practice lives as long as the page.

/** @typedef {{ at: string, got: number, of: number, wrong: string[] }} QuizResult */
/** @typedef {{ id: string, started: string, practice: boolean, asked: QuizQuestion[], options: Record<string, string[]>, answer(question: QuizQuestion): QuizResponse | undefined, setAnswer(question: QuizQuestion, response: QuizResponse | undefined): void, checked(question: QuizQuestion): boolean, check(question: QuizQuestion): void, result(): QuizResult | undefined, finish(): QuizResult }} QuizRun */
/** @typedef {{ get(path: string): any, all(prefix: string): { path: string, value: any }[], put(path: string, value: any): void, onchange(heard: () => void): void }} QuizLog */
/** @typedef {{ list(): QuizRun[], unfinished(): QuizRun | undefined, begin(): QuizRun, practise(questions: QuizQuestion[]): QuizRun, size(): number, left(): number }} QuizRuns */

(() => {
  "use strict";
  const shared = /** @type {any} */ (window).Preceptor;

  /** @param {HTMLFormElement} form @param {Map<string, QuizQuestion>} questions @param {QuizLog} log @returns {QuizRuns} */
  const runs = (form, questions, log) => {
    const score = /** @type {QuizScore} */ (shared.score);
    const draws = /** @type {QuizDraw} */ (shared.quizDraw);
    const { shuffle = "", draw, attempts } = form.dataset;

    /** @param {(question: QuizQuestion) => boolean} wanted @param {boolean} few whether only so many are drawn @returns {Drawn} */
    const drawn = (wanted, few) => {
      /** @type {DrawPart[]} */
      const parts = [];
      for (const question of questions.values()) {
        if (!wanted(question)) continue;
        const { id, pin, group } = question;
        let part = parts.at(-1);
        if (part?.id !== group) {
          const size = few && group ? Number(document.getElementById(group)?.dataset.draw ?? 0) : 0;
          parts.push((part = { id: group, draw: size, questions: [] }));
        }
        part?.questions.push({ id, pin, options: shared.quizControls.options(question) });
      }
      const quiz = { draw: few ? Number(draw) : 0, shuffleQuestions: shuffle.includes("questions"), shuffleOptions: shuffle.includes("options"), parts };
      return draws.draw(quiz, draws.random);
    };

    /** @param {string} id @param {Drawn & { started: string }} attempt @param {boolean} practice @returns {QuizRun} */
    const open = (id, attempt, practice) => {
      const memory = new Map();
      const store = practice ? { get: (/** @type {string} */ path) => memory.get(path), put: (/** @type {string} */ path, /** @type {any} */ value) => memory.set(path, value) } : log;
      // A question that the quiz no longer holds is left out.
      const asked = attempt.questions.flatMap((name) => questions.get(name) ?? []);
      const run = {
        id,
        started: attempt.started,
        practice,
        asked,
        options: attempt.options ?? {},
        /** @param {QuizQuestion} question */
        answer: (question) => store.get(`answer/${id}/${question.id}`) ?? undefined,
        /** @param {QuizQuestion} question @param {QuizResponse | undefined} response */
        setAnswer: (question, response) => void store.put(`answer/${id}/${question.id}`, response ?? null),
        /** @param {QuizQuestion} question */
        checked: (question) => store.get(`checked/${id}/${question.id}`) === true,
        /** @param {QuizQuestion} question */
        check: (question) => void store.put(`checked/${id}/${question.id}`, true),
        result: () => store.get(`finished/${id}`) ?? undefined,
        finish: () => {
          const shares = asked.map((question) => {
            const response = run.answer(question);
            return response === undefined ? 0 : score.share(question.key, response);
          });
          const total = score.total(asked.map((question, at) => [shares[at], question.points]));
          const result = { at: new Date().toISOString(), ...total, wrong: asked.filter((_, at) => shares[at] < 1).map((question) => question.id) };
          store.put(`finished/${id}`, result);
          return result;
        },
      };
      return run;
    };

    const list = () =>
      log
        .all("attempt/")
        .filter(({ value }) => Array.isArray(value?.questions))
        .map(({ path, value }) => open(path.slice("attempt/".length), value, false))
        .sort((a, b) => (a.started < b.started ? -1 : 1));

    const unfinished = () => list().findLast((run) => !run.result() && run.asked.length > 0);

    const begin = () => {
      // Another tab may have begun.
      const open_ = unfinished();
      if (open_) return open_;
      const id = shared.record.randomId();
      const attempt = { started: new Date().toISOString(), ...drawn(() => true, true) };
      log.put(`attempt/${id}`, attempt);
      return open(id, attempt, false);
    };

    return {
      list,
      unfinished,
      begin,
      practise: (wanted) => open("practice", { started: "", ...drawn((question) => wanted.includes(question), false) }, true),
      size: () => drawn(() => true, true).questions.length,
      left: () => (attempts ? Math.max(0, Number(attempts) - list().length) : Infinity),
    };
  };

  shared.quizRuns = runs;
})();
