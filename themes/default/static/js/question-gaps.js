// @ts-check
// `cloze`: gaps in the stem to fill.

(() => {
  "use strict";
  const { kinds, accepted, accepts, all, controls, fill, filled, mark, told } = window.Preceptor.quizKit;

  kinds.cloze = {
    empty: [],
    key: (answer) => ({ gaps: all(answer, "[data-gap]").map(accepted) }),
    parts: ({ gaps }, typed) => [gaps.filter((accept, gap) => accepts(accept, typed[gap] ?? "")).length, gaps.length],
    read: filled,
    write: fill,
    mark: (question, typed) =>
      controls(question).forEach((gap, at) => {
        const text = typed[at] ?? "";
        const [tone, word] = told(accepts(question.key.gaps[at] ?? [], text));
        gap.after(mark("span", tone, text.trim() ? word : "quiz_open"));
      }),
    solution: ".gaps",
  };
})();
