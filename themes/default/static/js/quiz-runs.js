// @ts-check
// Attempts and practice. An attempt lives in the record, with what was drawn, so that it survives a
// reload; practice lives as long as the page.

(() => {
  "use strict";
  const { score, quizDraw, record } = window.Preceptor;

  window.Preceptor.quizRuns = (form, questions, log) => {
    const { shuffle = "", draw, attempts } = form.dataset;

    /** @param {boolean} few whether only so many are drawn @param {QuizQuestion[]} [wanted] @returns {Drawn} */
    const drawn = (few, wanted) => {
      /** @type {DrawPart[]} */
      const parts = [];
      for (const question of questions.values()) {
        const { group: id } = question;
        if (wanted && !wanted.includes(question)) continue;
        if (parts.at(-1)?.id !== id) parts.push({ id, draw: Number(few && document.getElementById(id)?.dataset.draw), questions: [] });
        parts[parts.length - 1].questions.push(question);
      }
      return quizDraw.draw({ draw: few ? Number(draw) : 0, shuffle, parts }, record.random);
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
          const shares = asked.map((question) => score.share(question.key, run.answer(question)));
          const total = score.total(asked.map((question, at) => [shares[at], question.points]));
          const result = {
            at: new Date().toISOString(),
            ...total,
            wrong: asked.filter((_, at) => shares[at] < 1).map((question) => question.id),
          };
          store.put(`finished/${id}`, result);
          return result;
        },
      };
      return run;
    };

    const list = () =>
      log
        .all("attempt/")
        .filter((one) => Array.isArray(one.value?.questions))
        .map(({ path, value }) => open(path.slice("attempt/".length), value, false))
        .sort((a, b) => (a.started < b.started ? -1 : 1));

    const unfinished = () => list().findLast((run) => !run.result() && run.asked.length > 0);

    const begin = () => {
      // Another tab may have begun.
      const running = unfinished();
      if (running) return running;
      const id = record.randomId();
      const attempt = { started: new Date().toISOString(), ...drawn(true) };
      log.put(`attempt/${id}`, attempt);
      return open(id, attempt, false);
    };

    return {
      list,
      unfinished,
      begin,
      practise: (wanted) => open("practice", { started: "", ...drawn(false, wanted) }, true),
      left: () => (attempts ? Math.max(0, Number(attempts) - list().length) : Infinity),
    };
  };
})();
