// @ts-check
// What a result shows of a page's text: where the words of the query stand thickest, and the sections that hold most of them.
(() => {
  "use strict";
  const tools = window.PRECEPTOR_SEARCH;
  const { tokens, spans } = tools.words;
  /** So many words are shown; hits further apart than `NEAR` are not shown together. */
  const [SHOWN, NEAR, LEAD, MOST_UNITS] = [30, 24, 8, 400];
  /** Stands for a line end between two things. */
  const PARTED = "\u2029";
  /** The bit of a concept whose name holds no word of weight. */
  const NAMED = 1 << 30;

  /**
   * Which words of the query each word of a text stands for, as bits.
   * @param {SearchWord[]} words
   * @param {SearchNamed[]} concepts
   * @param {Iterable<SearchForm[]>} seen
   * @returns {(text: string[]) => number[]}
   */
  const marker = (words, concepts, seen) => {
    /** @param {(word: SearchWord) => unknown} test */
    const bitsOf = (test) => words.reduce((bits, word, at) => (test(word) ? bits | (1 << at) : bits), 0);
    /** @type {Map<string, number>} */
    const known = new Map();
    const terms = new Set(words.flatMap((word) => [...word.terms.keys()]));
    for (const forms of seen) {
      for (const form of forms) {
        if (form.terms.some((term) => terms.has(term)))
          known.set(
            form.text,
            bitsOf((word) => form.terms.some((term) => word.terms.has(term))),
          );
      }
    }
    const grown = words.flatMap((word, at) => (word.grown ? [/** @type {const} */ ([word.word, 1 << at])] : []));
    /** @param {string} text */
    const bitsIn = (text) => {
      let bits = known.get(text);
      if (bits === undefined) {
        bits = 0;
        for (const [beginning, bit] of grown) if (text.startsWith(beginning)) bits |= bit;
        known.set(text, bits);
      }
      return bits;
    };
    const names = concepts.flatMap(({ id, words: all }) => {
      const bits = bitsOf((word) => word.held === id) || NAMED;
      return all.filter((name) => name.length).map((name) => ({ name, bits }));
    });
    const firsts = new Set(names.map(({ name }) => name[0]));
    return (text) => {
      const marks = text.map(bitsIn);
      text.forEach((word, at) => {
        if (!firsts.has(word)) return;
        for (const { name, bits } of names) {
          if (name.every((other, next) => text[at + next] === other))
            for (let next = 0; next < name.length; next++) marks[at + next] |= bits;
        }
      });
      return marks;
    };
  };

  /** @param {number[]} marks */
  const union = (marks) => marks.reduce((bits, mark) => bits | mark, 0);

  /** The run of hits that is worth most: its first and last word. @param {number[]} marks @param {(bits: number) => number} worth */
  const thickest = (marks, worth) => {
    const hits = [...marks.keys()].filter((at) => marks[at]);
    let [first, end, most] = [0, 0, -1];
    hits.forEach((from, at) => {
      let bits = 0;
      let next = at;
      for (; next < hits.length && hits[next] < from + NEAR; next++) bits |= marks[hits[next]];
      // Of runs of the same words the one that holds more of them, a little.
      const value = worth(bits) * (1 + (next - at) / 100);
      if (value > most) [first, end, most] = [from, hits[next - 1], value];
    });
    return [first, end];
  };

  /** Each line is a paragraph, an item or a cell. Where nothing else ends it, a dot keeps it from running into the next.
   * Sets a mark as long as a line end, so that places stay. @param {string} text */
  const parted = (text) => text.replace(/([^\s.!?…:;,])[ \t]*\n(?=\s*\S)/g, (all, end) => `${end}${PARTED.repeat(all.length - 1)}`);

  /** @param {string} all @param {(text: string[]) => number[]} marksOf @param {(bits: number) => number} worth @returns {SearchPiece[]} */
  const excerpt = (all, marksOf, worth) => {
    const text = parted(all);
    const words = spans(text);
    if (!words.length) return text ? [{ text: text.slice(0, MOST_UNITS), mark: false }] : [];
    const marks = marksOf(words.map((word) => word.text));
    const [first, end] = thickest(marks, worth);
    /** What stands before a word. @param {number} at */
    const gap = (at) => text.slice(words[at - 1]?.end ?? 0, words[at]?.start);
    /** @param {number} at */
    const begins = (at) => at === 0 || /[.!?…]["'”’)]*\s|[\n\u2029]/.test(gap(at));
    const least = Math.max(0, end - SHOWN + 1);
    let from = first;
    while (from > least && !begins(from)) from--;
    if (!begins(from)) from = Math.max(least, first - LEAD);
    // Where little follows, more of what stands before.
    for (let at = from; at >= Math.max(0, words.length - SHOWN); at--) if (begins(at)) from = at;
    while (from < first && words[end].end - words[from].start > MOST_UNITS) from++;
    let to = Math.min(words.length, from + SHOWN);
    while (to - 1 > first && words[to - 1].end - words[from].start > MOST_UNITS) to--;

    /** @type {SearchPiece[]} */
    const pieces = [];
    /** @param {string} some @param {boolean} mark */
    const put = (some, mark) => {
      if (some) pieces.push({ text: some.replace(/\s*\u2029\s*/g, " · ").replace(/\s+/g, " "), mark });
    };
    let at = words[from].start - (/\S*$/.exec(gap(from))?.[0].length ?? 0);
    if (!begins(from)) put("… ", false);
    for (let next = from; next < to; next++) {
      const { start, end } = words[next];
      if (!marks[next] || end <= at) continue;
      put(text.slice(at, Math.max(at, start)), false);
      put(text.slice(Math.max(at, start), end), true);
      at = end;
    }
    const rest = to < words.length ? /^\S*/.exec(gap(to))?.[0].length ?? 0 : text.length;
    put(text.slice(at, words[to - 1].end + rest), false);
    if (to < words.length && !begins(to)) put(" …", false);
    return pieces;
  };

  /** @type {SearchTools["excerpts"]} */
  const excerpts = (words, concepts, seen) => {
    const marksOf = marker(words, concepts, seen);
    /** @param {number} bits */
    const worth = (bits) => words.reduce((sum, { gain }, at) => (bits & (1 << at) ? sum + gain : sum), bits & NAMED ? 1 : 0);
    /** @param {string} text */
    const bitsOf = (text) => union(marksOf(tokens(text)));

    return (card, body) => {
      const sections = body.map(({ id, heading, text }) => {
        const [title, own] = [bitsOf(heading), bitsOf(text)];
        return { id, heading, text, title, own, value: worth(title | own) + worth(title) / 2 };
      });
      const above = sections.filter(({ id }) => !id).reduce((bits, { own }) => bits | own, 0);
      const within = sections.filter(({ id, title, own, value }) => id && value && (title || own & ~above));
      within.sort((a, b) => b.value - a.value);
      const best = sections.reduce((best, one) => (worth(one.own) > worth(best.own) ? one : best), {
        text: card.summary || sections[0]?.text || "",
        own: 0,
      });
      return {
        sections: within.filter(({ value }) => value * 2 >= within[0].value).slice(0, 2).map(({ id, heading }) => ({ id, heading })),
        excerpt: excerpt(best.text, marksOf, worth),
      };
    };
  };

  tools.excerpts = excerpts;
})();
