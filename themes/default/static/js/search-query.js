// @ts-check
// Text -> query: its words with the terms that stand for each, the concepts that it names, its phrases.
// Nothing is stemmed here: which term a form belongs to is looked up.
(() => {
  "use strict";
  const { tokens, distance, last } = window.PRECEPTOR_SEARCH.words;
  const [MOST_UNITS, MOST_WORDS, MOST_COMPLETED, MOST_MENDED, MOST_SHARDS] = [400, 24, 4, 3, 6];
  const MENDABLE = /^\p{Alphabetic}{4,24}$/u;

  /** @param {string} text */
  const split = (text) => {
    const cut = text.slice(0, MOST_UNITS).replace(/[\ud800-\udbff]$/, "");
    const parts = cut.split(/["“”]/);
    /** @type {string[]} */
    const words = [];
    /** @type {string[][]} */
    const phrases = [];
    parts.forEach((part, at) => {
      const some = tokens(part).slice(0, MOST_WORDS - words.length);
      words.push(...some);
      // Every second part stands in quotes, unless they were never closed.
      if (at % 2 && at < parts.length - 1 && some.length) phrases.push(some);
    });
    return { words, phrases, open: !/[ "”]$/.test(cut) };
  };

  /** The shards that can hold what begins with `prefix`, the last one included. @param {string[]} firsts @param {string} prefix */
  const range = (firsts, prefix) => [Math.max(0, last(firsts, prefix)), last(firsts, `${prefix}\uffff`)];

  /** @param {number} from @param {number} to */
  const numbers = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);

  /** @template {{ text: string }} T @param {T[]} list @param {string} text */
  const place = (list, text) => last(list, text, (item) => item.text);

  /**
   * What begins with `prefix` in sorted lists.
   * @template {{ text: string }} T
   * @param {Iterable<T[] | null>} lists
   * @param {string} prefix
   */
  const beginning = (lists, prefix) =>
    [...lists].flatMap((list) => {
      if (!list) return [];
      const before = place(list, prefix);
      const from = before + Number(list[before]?.text !== prefix);
      let to = from;
      while (list[to]?.text.startsWith(prefix)) to++;
      return list.slice(from, to);
    });

  /** What words may stand for. @param {SearchSource} source */
  const dictionary = ({ m, get, all }) => {
    /** @type {Set<SearchForm[]>} */
    const seen = new Set();

    /** `null`: it cannot be told. @param {string} word @returns {Promise<SearchForm | null | undefined>} */
    const lookUp = async (word) => {
      const shard = last(m.v, word);
      if (shard < 0) return undefined;
      const forms = await get("v", shard);
      if (!forms) return null;
      seen.add(forms);
      const form = forms[place(forms, word)];
      return form?.text === word ? form : undefined;
    };

    /** The terms of a few letters, from their own list. @param {string} word */
    const listed = async (word) => {
      const shard = last(m.p, word);
      const list = shard < 0 ? null : await get("p", shard);
      const prefix = list?.[place(list, word)];
      return prefix?.text === word ? prefix.terms : [];
    };

    /** The terms of forms that are longer, the most common first. @param {string} word */
    const longer = async (word) => {
      const [from, to] = range(m.v, word);
      const shards = await all("v", numbers(from, Math.min(to, from + 2)));
      for (const forms of shards.values()) if (forms) seen.add(forms);
      const forms = beginning(shards.values(), word).filter(({ text }) => text !== word);
      return forms.sort((a, b) => b.popularity - a.popularity).flatMap(({ terms }) => terms);
    };

    /** @param {string} word */
    const complete = async (word) => [...new Set(await ([...word].length > 3 ? longer : listed)(word))].slice(0, MOST_COMPLETED);

    /**
     * What begins with as few of the letters as the limit of shards allows.
     * @template {"v" | "r"} K
     * @param {K} kind
     * @param {string[]} letters
     * @param {number} least
     */
    const near = async (kind, letters, least) => {
      for (let many = least; ; many++) {
        const prefix = letters.slice(0, many).join("");
        const [from, to] = range(m[kind], prefix);
        if (to - from >= MOST_SHARDS && many < letters.length - 1) continue;
        const shards = await all(kind, numbers(from, to));
        return beginning(/** @type {Iterable<SearchText[] | null>} */ (shards.values()), prefix);
      }
    };

    /** The nearest forms of those that share a beginning or an end with the word. @param {string} word */
    const mend = async (word) => {
      /** @type {SearchForm[]} */
      const forms = [];
      if (!MENDABLE.test(word)) return { forms, edits: 0 };
      const letters = [...word];
      const limit = letters.length < 8 ? 1 : 2;
      const least = Math.max(2, Math.floor(letters.length / (limit + 1)));
      const [ahead, behind] = await Promise.all([near("v", letters, least), near("r", [...letters].reverse(), least)]);
      const found = new Map(ahead.filter(({ text }) => MENDABLE.test(text)).map(({ text, popularity }) => [text, popularity]));
      for (const { text, popularity } of behind) found.set([...text].reverse().join(""), popularity);
      const ranked = [...found].map(([text, popularity]) => {
        const other = Math.abs(text.length - word.length) > 2 * limit ? [] : [...text];
        return { text, popularity, edits: distance(letters, other, limit), moved: Number(other[0] !== letters[0]) };
      });
      const edits = ranked.reduce((least, one) => Math.min(least, one.edits), limit + 1);
      if (edits > limit) return { forms, edits };
      const best = ranked.filter((one) => one.edits === edits);
      best.sort((a, b) => b.popularity - a.popularity || a.moved - b.moved || (a.text < b.text ? -1 : 1));
      for (const form of await Promise.all(best.slice(0, MOST_MENDED).map(({ text }) => lookUp(text)))) if (form) forms.push(form);
      return { forms, edits };
    };

    return { seen, lookUp, complete, mend };
  };

  /** The concepts that are named, the longest name first at each place, and which of them holds each word.
   * @param {SearchSource} source @param {string} text @param {string[]} words @param {Map<string, SearchForm | null | undefined>} forms */
  const named = async ({ items }, text, words, forms) => {
    /** A question with "who" in it does not ask for the World Health Organization. @param {string[]} name */
    const isMeant = ([word, ...others]) =>
      others.length > 0 || !forms.get(word)?.stop || words.length === 1 || text.includes(word.toUpperCase());
    /** @param {string} word */
    const idsOf = (word) => forms.get(word)?.concepts ?? [];
    const ids = words.flatMap(idsOf);
    const all = await items("a", ids);
    /** @type {Map<number, SearchNamed>} */
    const found = new Map();
    /** @type {(number | undefined)[]} */
    const holds = [];
    while (holds.length < words.length) {
      const rest = words.slice(holds.length);
      let [best, length] = [-1, 0];
      for (const id of idsOf(rest[0])) {
        for (const name of all[ids.indexOf(id)]?.words ?? []) {
          if (name.length > length && name.every((word, at) => word === rest[at]) && isMeant(name)) [best, length] = [id, name.length];
        }
      }
      const concept = all[ids.indexOf(best)];
      if (concept) {
        if (!found.has(best)) found.set(best, { ...concept, id: best, said: new Set() });
        found.get(best)?.said.add(rest.slice(0, length).join(" "));
      }
      holds.push(...(concept ? Array(length).fill(best) : [undefined]));
    }
    return { concepts: [...found.values()], holds };
  };

  /** @type {SearchTools["query"]} */
  const query = async (source, text, typing) => {
    const { words, phrases, open } = split(text);
    const { seen, lookUp, complete, mend } = dictionary(source);
    const { m, all } = source;
    const { prefix: prefixWeight, edits: editWeights } = m.weights;
    const distinct = [...new Set(words)];
    const end = words[words.length - 1];
    /** @param {string} word */
    const grows = (word) => typing && open && word === end;
    // What is typed last is completed anyway: its shards need not wait for what it is.
    if (end && grows(end)) complete(end);
    const forms = new Map(await Promise.all(distinct.map(async (word) => /** @type {const} */ ([word, await lookUp(word)]))));

    /** @param {string} word @returns {Promise<SearchGroup>} */
    const group = async (word) => {
      const form = forms.get(word);
      /** @type {SearchGroup} */
      const group = { word, terms: new Map(), exact: form?.terms ?? [], mended: "", grown: false, lost: form === null, held: undefined };
      /** @param {number[]} terms @param {number} weight */
      const add = (terms, weight) => {
        for (const term of terms) if (!group.terms.has(term)) group.terms.set(term, weight);
        return terms.length > 0;
      };
      add(group.exact, 1);
      if (grows(word) || (form === undefined && [...word].length > 2)) group.grown = add(await complete(word), prefixWeight);
      if (!group.terms.size && !group.lost) {
        const { forms: near, edits } = await mend(word);
        if (add(near.flatMap(({ terms }) => terms), editWeights[edits - 1])) group.mended = near[0].text;
      }
      // Asked for early, beside the names of concepts; whoever reads them waits.
      all("t", [...group.terms.keys()].map((term) => last(m.t, term)));
      return group;
    };

    const ordinary = distinct.filter((word) => !forms.get(word)?.stop);
    const [{ concepts, holds }, some] = await Promise.all([
      named(source, text.slice(0, MOST_UNITS), words, forms),
      Promise.all(ordinary.map(group)),
    ]);
    const every = ordinary.length || concepts.length ? some : await Promise.all(distinct.map(group));
    for (const group of every) group.held = holds.find((id, at) => id !== undefined && words[at] === group.word);
    /** @param {SearchNamed} concept */
    const isAll = ({ id }) => words.every((word, at) => holds[at] === id || forms.get(word)?.stop);
    return {
      words,
      phrases,
      seen,
      concepts,
      groups: every.filter(({ terms }) => terms.size),
      unknown: every.filter(({ terms, lost }) => !terms.size && !lost).map(({ word }) => word),
      definition: concepts.find((concept) => concept.doc >= 0 && isAll(concept))?.doc ?? -1,
      required: phrases.flat().filter((word) => !forms.get(word)?.stop),
    };
  };

  window.PRECEPTOR_SEARCH.query = query;
})();
