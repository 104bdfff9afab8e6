// MiniSearch 7: BM25+, with prefixes and typing errors as its documentation shows them.
import MiniSearch from "minisearch";

/** @param {import("../lib/units.mjs").Given[]} units @param {{ name: string, boosts: Record<string, number>, stop?: Set<string>, search?: object }} options */
export const miniSearch = (units, { name, boosts, stop = new Set(), search = {} }) => {
  const index = new MiniSearch({
    fields: Object.keys(boosts),
    processTerm: (term) => (stop.has(term.toLowerCase()) ? null : term.toLowerCase()),
  });
  index.addAll(units);
  return {
    name,
    /** @param {string} query @param {string} kind */
    search: async (query, kind) => {
      const found = index.search(query, { boost: boosts, prefix: true, fuzzy: 0.2, combineWith: kind === "phrase" ? "AND" : "OR", ...search });
      return found.slice(0, 10).map(({ id }) => units[id].url);
    },
    close: async () => {},
  };
};
