// @ts-check
// Query -> what answers it, best first, and the engine that pages ask.
// The arithmetic is that of tests/search/reference.rs, to the last bit: its order stays.
(() => {
  "use strict";
  const tools = window.PRECEPTOR_SEARCH;
  const { tokens, last } = tools.words;
  /** So many are rescored together. */
  const STEP = 16;
  /** So many texts are read for the phrases of one page of results. */
  const MOST_READ = 64;
  /** The bit of what a concept found: above those of all words. */
  const NAMED = 1 << 30;

  /** @param {{ doc: number }} one */
  const docOf = ({ doc }) => doc;

  /** @param {SearchRanked[]} ranked */
  const sorted = (ranked) => ranked.sort((a, b) => b.score - a.score || a.doc - b.doc);

  /** In steps. @template T @param {T[]} list */
  const steps = (list) => Array.from({ length: Math.ceil(list.length / STEP) }, (_, at) => list.slice(at * STEP, (at + 1) * STEP));

  /** The lists of all terms of a query, and what each word of it is worth.
   * @param {SearchSource} source @param {SearchQuery} query @param {boolean} isWhole */
  const lists = async ({ m, all }, { groups, concepts }, isWhole) => {
    const ids = [...groups.flatMap(({ terms }) => [...terms.keys()]), ...concepts.map(({ id }) => m.words + id)];
    /** @param {number} term */
    const shardOf = (term) => last(m.t, term);
    const shards = await all("t", ids.map(shardOf));
    /** @param {number} term */
    const headOf = (term) => shards.get(shardOf(term))?.[term - m.t[shardOf(term)]];
    const cut = ids.flatMap((term) => headOf(term)?.tail ?? []).filter((tail) => tail >= 0);
    const tails = await all("u", isWhole ? cut : []);
    /** @param {number} term @returns {SearchList[]} */
    const listOf = (term) => {
      const head = headOf(term);
      const tail = head && tails.get(head.tail);
      return head ? [{ rarity: head.rarity, parts: tail ? [head, tail] : [head] }] : [];
    };
    const words = groups.map((group) => {
      const lists = [...group.terms].flatMap(([term, weight]) =>
        listOf(term).map((list) => ({ ...list, weight, exact: group.exact.includes(term) })),
      );
      return { ...group, lists, gain: Math.max(0, ...lists.map(({ rarity }) => rarity)) };
    });
    const names = concepts.flatMap(({ id, doc }) => listOf(m.words + id).map((list) => ({ ...list, id, doc })));
    return { words: words.filter(({ lists }) => lists.length), names, isCut: cut.length > 0 };
  };

  /** Where scores are added up; all zero between two scans. @param {number} docs */
  const table = (docs) => ({
    score: new Float64Array(docs),
    matched: new Float64Array(docs),
    best: new Float64Array(docs),
    bits: new Int32Array(docs),
    exact: new Int32Array(docs),
  });

  /** The best `many` of `docs`. @param {number[]} docs @param {(doc: number) => number} scoreOf @param {number} many */
  const top = (docs, scoreOf, many) => {
    /** @type {SearchRanked[]} */
    const ranked = [];
    for (const doc of docs) {
      const score = scoreOf(doc);
      let at = ranked.length;
      while (at && (score > ranked[at - 1].score || (score === ranked[at - 1].score && doc < ranked[at - 1].doc))) at--;
      if (at === many) continue;
      ranked.splice(at, 0, { doc, score });
      if (ranked.length > many) ranked.pop();
    }
    return ranked;
  };

  /** Adds up what all lists say. @param {SearchManifest} m @param {SearchLists} lists @param {SearchTable} table */
  const add = ({ weights: { concept: named, covered } }, { words, names }, { score, matched, best, bits, exact }) => {
    /** @type {number[]} */
    const docs = [];
    /** @param {number} doc @param {number} bit */
    const mark = (doc, bit) => {
      if (!bits[doc]) docs.push(doc);
      bits[doc] |= bit;
    };
    words.forEach(({ lists, held, gain }, at) => {
      const factor = held === undefined ? 1 : covered;
      /** @type {number[]} */
      const having = [];
      for (const list of lists) {
        const worth = list.weight * list.rarity;
        for (const part of list.parts) {
          for (let next = 0; next < part.docs.length; next++) {
            const doc = part.docs[next];
            const value = worth * part.impacts[next];
            if (value <= best[doc]) continue;
            if (!best[doc]) having.push(doc);
            best[doc] = value;
          }
          if (list.exact) for (const doc of part.docs) exact[doc] |= 1 << at;
        }
      }
      for (const doc of having) {
        score[doc] += best[doc] * factor;
        matched[doc] += gain;
        best[doc] = 0;
        mark(doc, 1 << at);
      }
    });
    for (const { id, rarity, parts } of names) {
      const own = [...words.keys()].filter((at) => words[at].held === id);
      for (const part of parts) {
        part.docs.forEach((doc, next) => {
          score[doc] += rarity * part.impacts[next] * named;
          for (const at of own) {
            if (bits[doc] & (1 << at)) continue;
            matched[doc] += words[at].gain;
            mark(doc, 1 << at);
          }
          mark(doc, NAMED);
        });
      }
    }
    return docs;
  };

  /** The best `many` units of those that `keep` keeps, and the numbers of all. @type {SearchScan} */
  const scan = (m, lists, table, keep, many) => {
    const { score, matched, bits, exact } = table;
    const touched = add(m, lists, table);
    const docs = touched.filter((doc) => keep(doc, exact[doc]));
    const total = lists.words.reduce((sum, { gain }) => sum + gain, 0);
    const base = m.weights.coverageBase;
    const ranked = top(
      docs,
      (doc) => {
        const share = total ? matched[doc] / total : 1;
        return score[doc] * (base + (1 - base) * (share * share));
      },
      many,
    );
    for (const doc of touched) score[doc] = matched[doc] = bits[doc] = exact[doc] = 0;
    return { ranked, docs };
  };

  /** What a title adds. @param {SearchManifest} m @param {SearchLists} lists @param {SearchEntry} entry */
  const bonus = (m, { words }, { terms }) => {
    const total = words.reduce((sum, { gain }) => sum + gain, 0);
    const matched = words.reduce((sum, group) => (terms.some((term) => group.terms.has(term)) ? sum + group.gain : sum), 0);
    const found = total ? matched / total : 0;
    const share = terms.filter((term) => words.some((group) => group.terms.has(term))).length / Math.max(1, terms.length);
    return 1 + m.weights.titleBonus * found * (0.5 + 0.5 * share);
  };

  /** What results are narrowed by. @param {SearchSource} source @param {SearchOptions} options */
  const narrowed = async ({ m, all }, { kind, audience, topic }) => {
    if (!kind && !audience && !topic) return () => true;
    const shards = await all("f", [...Array(Math.ceil(m.docs / m.sizes.f)).keys()]);
    const kindAt = m.kinds.findIndex(([code]) => code === kind);
    const audienceAt = m.audiences.findIndex(([code]) => code === audience);
    const topicAt = m.topics.findIndex((one) => one === topic);
    /** @param {number} doc */
    return (doc) => {
      const facets = shards.get(Math.floor(doc / m.sizes.f))?.[doc % m.sizes.f];
      if (!facets || (kind && facets.kind !== kindAt) || (topic && !facets.topics.includes(topicAt))) return false;
      // What names no audience is for everybody.
      return !audience || !facets.audience || ((facets.audience >> audienceAt) & 1) > 0;
    };
  };

  /** The other names of a concept, a few of them: one that differs in an `s` or a space is none. @param {SearchNamed} concept */
  const others = ({ names, words, said }) => {
    /** @param {string} name */
    const bare = (name) => name.replace(/s\b|[ -]/g, "");
    const seen = new Set([...said].map(bare));
    return names.filter((_, at) => seen.size < seen.add(bare(words[at].join(" "))).size).slice(0, 4);
  };

  /** @type {SearchTools["open"]} */
  const open = (root) => {
    const load = tools.load(root);
    /** @type {SearchTable} */
    let sums = table(0);

    /** In the order that titles give each step. What stands before `from` is not shown, and keeps its place.
     * @param {SearchSource} source @param {SearchLists} lists @param {SearchRanked[]} ranked @param {number} from */
    const rescored = async ({ m, items }, lists, ranked, from) => {
      const all = await Promise.all(
        steps(ranked).map(async (step, at) => {
          if ((at + 1) * STEP <= from) return step;
          const cards = await items("d", step.map(docOf));
          return sorted(step.map(({ doc, score }, next) => ({ doc, score: score * (cards[next] ? bonus(m, lists, cards[next]) : 1) })));
        }),
      );
      return all.flat();
    };

    /**
     * Those that say all phrases; reads no more than it needs.
     * @param {SearchSource} source
     * @param {SearchRanked[]} ranked
     * @param {string[][]} phrases
     * @param {number} need
     */
    const saying = async ({ items }, ranked, phrases, need) => {
      /** @type {SearchRanked[]} */
      const kept = [];
      let read = 0;
      for (const step of steps(ranked)) {
        if (kept.length >= need) break;
        const docs = step.map(docOf);
        const [cards, bodies] = await Promise.all([items("d", docs), items("b", docs)]);
        read += step.length;
        kept.push(
          ...step.filter((_, at) => {
            const { title = "", summary = "" } = cards[at]?.card ?? {};
            const all = [title, summary, ...(bodies[at] ?? []).flatMap(({ heading, text }) => [heading, text])];
            const said = all.map((text) => ` ${tokens(text).join(" ")} `);
            return phrases.every((phrase) => said.some((text) => text.includes(` ${phrase.join(" ")} `)));
          }),
        );
      }
      return { kept, isAll: read === ranked.length };
    };

    /** @param {string} text @param {boolean} typing @param {SearchOptions} options */
    const ask = async (text, typing, options) => {
      const source = await load.start();
      const { m, items } = source;
      const from = Math.max(0, options.from ?? 0);
      const to = from + Math.max(0, options.count ?? 10);
      if (!m) return { source };
      const [query, passes] = await Promise.all([tools.query(source, text, typing), narrowed(source, options)]);
      const { phrases, required, definition } = query;
      const isWhole = phrases.length > 0 || Boolean(options.kind || options.audience || options.topic);
      const found = await lists(source, query, isWhole);
      if (sums.score.length !== m.docs) sums = table(m.docs);
      const mask = required.reduce((bits, word) => bits | (1 << found.words.findIndex((group) => group.word === word)), 0);
      /** @param {number} doc @param {number} exact */
      const keep = (doc, exact) => (exact & mask) === mask && passes(doc);

      // One more than is shown, for the definition may be among them.
      const need = to + 1;
      const reads = phrases.length && !typing;
      const many = STEP * Math.ceil(need / STEP);
      const most = reads ? MOST_READ * Math.ceil(Math.max(1, to / Math.max(1, to - from))) : many;
      const first = scan(m, found, sums, keep, most);
      let ranked = await rescored(source, found, first.ranked, reads ? 0 : from);
      let known = first.docs.length;
      let isOpen = found.isCut && !isWhole;
      if (isOpen && known < need) {
        // The tails go on behind what the heads found: nothing moves that was shown.
        const whole = await lists(source, query, true);
        const shown = new Set(first.docs);
        const rest = scan(m, whole, sums, (doc, exact) => keep(doc, exact) && !shown.has(doc), many);
        ranked.push(...(await rescored(source, whole, rest.ranked, from - known)));
        known += rest.docs.length;
        isOpen = false;
      }
      if (reads) {
        const { kept, isAll } = await saying(source, ranked, phrases, need);
        isOpen = !isAll || known > ranked.length;
        ranked = kept;
        known = kept.length;
      }
      const docs = ranked.map(docOf);
      const listed = docs.filter((doc) => doc !== definition);
      if (reads ? listed.length < docs.length : definition >= 0 && first.docs.includes(definition)) known--;
      const page = listed.slice(from, to);
      const [defined, ...cards] = (await items("d", [definition, ...page])).map((entry) => entry?.card ?? null);
      return { source, query, ranked, words: found.words, cards: cards.filter((card) => card !== null), defined, known, isOpen, to };
    };

    return {
      load,
      ask,
      async suggest(text, limit) {
        const { source: { failed }, query, cards = [], defined = null } = await ask(text, true, { count: limit });
        const mended = new Map(query?.groups.filter((group) => group.mended).map((group) => [group.word, group.mended]));
        const corrected = mended.size ? query?.words.map((word) => mended.get(word) ?? word).join(" ") : null;
        return { results: cards, definition: defined, corrected: corrected ?? null, failed };
      },
      async search(text, options = {}) {
        const {
          source,
          query,
          words = [],
          cards = [],
          defined = null,
          known = 0,
          isOpen = false,
          to = 0,
        } = await ask(text, false, options);
        const bodies = await source.items("b", cards.map(docOf));
        const { kinds, audiences, topics } = source.m ?? { kinds: [], audiences: [], topics: [] };
        const hit = tools.excerpts(words, query?.concepts ?? [], query?.seen ?? []);
        return {
          results: cards.map((card, at) => ({ card, ...hit(card, bodies[at] ?? []) })),
          more: known > to || isOpen,
          known,
          open: isOpen,
          definition: defined,
          also: [...new Set(query?.concepts.flatMap(others))],
          corrections: words.filter(({ mended }) => mended).map(({ word, mended }) => ({ from: word, to: mended })),
          unknown: query?.unknown ?? [],
          facets: { kinds, audiences, topics },
          failed: source.failed,
        };
      },
    };
  };

  tools.open = open;
})();
