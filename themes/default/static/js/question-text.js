// @ts-check
// `text`: words to type.

(() => {
  "use strict";
  const { kinds, accepted, accepts, fill, filled } = window.Preceptor.quizKit;

  kinds.text = {
    empty: "",
    key: (answer) => ({ accept: accepted(answer) }),
    parts: ({ accept }, typed) => [Number(accepts(accept, typed)), 1],
    read: (question) => filled(question)[0],
    write: fill,
    solution: ".accepted",
  };
})();
