// lunr 2: stemmed words, any of which may match; the pattern that its own tests call "typeahead" adds prefixes and one edit.
import { createRequire } from "node:module";

const lunr = createRequire(import.meta.url)("lunr");

/** @param {import("../lib/units.mjs").Given[]} units @param {{ name: string, boosts: Record<string, number>, fuzzy: boolean }} options */
export const lunrEngine = (units, { name, boosts, fuzzy }) => {
  const index = lunr(function () {
    // @ts-ignore `this` is the builder, as lunr has it.
    const builder = this;
    builder.ref("id");
    for (const [field, boost] of Object.entries(boosts)) builder.field(field, { boost });
    for (const unit of units) builder.add(unit);
  });
  const { TRAILING } = lunr.Query.wildcard;
  const { REQUIRED, OPTIONAL } = lunr.Query.presence;
  return {
    name,
    /** The query is built, not parsed: its marks (`:`, `~`, `^`, `+`, `-`, `*`) are no syntax here. @param {string} query @param {string} kind */
    search: async (query, kind) => {
      const presence = kind === "phrase" ? REQUIRED : OPTIONAL;
      /** @type {string[]} */
      const words = lunr.tokenizer(query.replace(/["“”*]/g, " ")).map(String);
      const found = index.query((/** @type {any} */ some) => {
        words.forEach((word, at) => {
          // The index holds no stop words: one that must occur would find nothing.
          const must = presence === REQUIRED && lunr.stopWordFilter(word) ? REQUIRED : OPTIONAL;
          some.term(word, { boost: 100, usePipeline: true, presence: must });
          const begins = kind === "prefix" && at === words.length - 1;
          if (fuzzy || begins) some.term(word, { boost: 10, usePipeline: false, wildcard: TRAILING });
          if (fuzzy && word.length > 3) some.term(word, { boost: 1, usePipeline: false, editDistance: 1 });
        });
      });
      return found.slice(0, 10).map((/** @type {{ ref: string }} */ { ref }) => units[Number(ref)].url);
    },
    close: async () => {},
  };
};
