// @ts-check
// Which questions an attempt asks, and in which order they and their options stand. Pure: chance is handed in.

(() => {
  "use strict";
  /** In an order by chance; what is pinned keeps its place. @type {QuizDraw["shuffle"]} */
  const shuffle = (items, pinned, random) => {
    const free = items.filter((item) => !pinned(item));
    for (let last = free.length - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1));
      [free[last], free[other]] = [free[other], free[last]];
    }
    let next = 0;
    return items.map((item) => (pinned(item) ? item : free[next++]));
  };

  /**
   * `count` of the questions in the order they had: all that are pinned, the others by chance.
   * @type {(questions: DrawQuestion[], count: number, random: () => number) => DrawQuestion[]}
   */
  const pick = (questions, count, random) => {
    if (!count || count >= questions.length) return questions;
    const byChance = shuffle(questions, () => false, random);
    byChance.sort((a, b) => Number(b.pin) - Number(a.pin));
    const taken = new Set(byChance.slice(0, count));
    return questions.filter((question) => taken.has(question));
  };

  /** What moves as one: a question that stands alone, or a whole group. @param {DrawPart[]} parts @returns {DrawQuestion[][]} */
  const units = (parts) => parts.flatMap((part) => (part.id ? [part.questions] : part.questions.map((question) => [question])));

  /** @type {QuizDraw["draw"]} */
  const draw = (quiz, random) => {
    const grouped = quiz.parts.map((part) => ({ ...part, questions: pick(part.questions, part.draw, random) }));
    const asked = new Set(pick(grouped.flatMap((part) => part.questions), quiz.draw, random));
    const parts = grouped.map((part) => ({ ...part, questions: part.questions.filter((question) => asked.has(question)) }));
    /** @param {DrawQuestion} question */
    const pinned = (question) => question.pin;
    let order = units(parts);
    if (quiz.shuffle.includes("questions")) {
      order = order.map((unit) => shuffle(unit, pinned, random));
      order = shuffle(order, (unit) => unit.length === 1 && pinned(unit[0]), random);
    }
    /** @type {Drawn} */
    const drawn = { questions: [], options: {} };
    for (const question of order.flat()) {
      drawn.questions.push(question.id);
      const options = quiz.shuffle.includes("options") ? shuffle(question.options, (option) => option.pin, random) : question.options;
      if (options.length) drawn.options[question.id] = options.map((option) => option.key);
    }
    return drawn;
  };

  window.Preceptor.quizDraw = { draw, shuffle };
})();
