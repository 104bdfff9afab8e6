// @ts-check
// `number`: as a text, but what is no number, or has another unit, is asked for anew.

(() => {
  "use strict";
  const { kinds, all, reads } = window.Preceptor.quizKit;

  kinds.number = {
    ...kinds.text,
    missing: ({ key, fieldset }, typed) => {
      const unit = all(fieldset, ".unit")[0]?.textContent;
      return /nothing|unit/.test(reads(key.accept[0], typed)) ? [unit ? "quiz_no_unit" : "quiz_no_number", { unit }] : undefined;
    },
  };
})();
