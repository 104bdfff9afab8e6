// @ts-check
// Attempts and practice. An attempt lives in the record, with what was drawn, so that it survives a reload; practice lives as long as the page.

(() => {
  "use strict";
  const { score, quizDraw, quizControls, record } = window.Preceptor;

  window.Preceptor.quizRuns = (form, questions, log) => {
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
        part?.questions.push({ id, pin, options: quizControls.options(question) });
      }
      const quiz = { draw: few ? Number(draw) : 0, shuffleQuestions: shuffle.includes("questions"), shuffleOptions: shuffle.includes("options"), parts };
      return quizDraw.draw(quiz, quizDraw.random);
    };

    /** @param {string} id @param {Drawn & { started: string }} attempt @param {boolean} practice @returns {QuizRun} */
    const open = (id, attempt, practice) => {
      const memory = new Map();
      /** @type {Pick<QuizLog, "get" | "put">} */
      const store = practice ? { get: (path) => memory.get(path), put: (path, value) => memory.set(path, value) } : log;
      // A question that the quiz no longer holds is left out.
      const asked = attempt.questions.flatMap((name) => questions.get(name) ?? []);
      /** @type {QuizRun} */
      const run = {
        id,
        started: attempt.started,
        practice,
        asked,
        options: attempt.options ?? {},
        answer: (question) => store.get(`answer/${id}/${question.id}`) ?? undefined,
        setAnswer: (question, response) => void store.put(`answer/${id}/${question.id}`, response ?? null),
        checked: (question) => store.get(`checked/${id}/${question.id}`) === true,
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
      const id = record.randomId();
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
})();
