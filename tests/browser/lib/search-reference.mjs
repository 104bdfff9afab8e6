// The ranking written down plainly over a model of an index (lib/search-index.mjs): slow, without shards. The tool's own
// reference, over what it makes of a site, is tests/search/reference.rs; this one needs no tool.
const STEP = 16;

const rarity = (all, having) => Math.max(1, Math.round(1000 * Math.log(1 + (all - having + 0.5) / (having + 0.5))));
const best = (ranked) => ranked.sort((a, b) => b.score - a.score || a.doc - b.doc);
const chars = (text) => [...text].length;

/** The concepts that `words` name, and which of them holds each word. */
const named = (model, tokens, words, isStop, text) => {
  // A word without weight is a name where it stands alone, or in capitals.
  const isMeant = (name) => name.length > 1 || !isStop(name[0]) || words.length === 1 || text.includes(name[0].toUpperCase());
  const [found, holds] = [[], []];
  while (holds.length < words.length) {
    const here = words.slice(holds.length);
    const names = model.concepts.flatMap(({ names }, id) => names.map((name) => ({ id, name: tokens(name) })));
    const fits = names.filter(({ name }) => name.length && name.every((word, at) => word === here[at]) && isMeant(name));
    const [longest] = fits.sort((a, b) => b.name.length - a.name.length || a.id - b.id);
    if (longest && !found.includes(longest.id)) found.push(longest.id);
    holds.push(...(longest ? longest.name.map(() => longest.id) : [undefined]));
  }
  return { found, holds };
};

export const reference = (model, { tokens, distance }, { head = 1024 } = {}) => {
  const formOf = new Map(model.forms.map((form) => [form.text, form]));
  const common = (forms) => [...forms].sort((a, b) => b.popularity - a.popularity);
  const list = (term, all) => {
    const whole = model.lists[term];
    const cut = [...whole].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, all ? whole.length : head);
    return { idf: rarity(model.docs.length, whole.length), postings: cut };
  };
  const [title, base, concept, covered, prefix, one, two] = model.weights;

  const complete = (word) => {
    const longer = common(model.forms.filter(({ text }) => text.startsWith(word) && text !== word));
    return [...new Set((chars(word) <= 3 ? longer.slice(0, 8) : longer).flatMap(({ terms }) => terms))].slice(0, 4);
  };
  const mend = (word) => {
    const letters = /^\p{Alphabetic}{4,24}$/u;
    if (!letters.test(word)) return { forms: [] };
    const limit = chars(word) < 8 ? 1 : 2;
    const least = Math.max(2, Math.floor(chars(word) / (limit + 1)));
    const [ahead, behind] = [[...word].slice(0, least).join(""), [...word].slice(-least).join("")];
    const near = model.forms.filter(({ text }) => letters.test(text) && (text.startsWith(ahead) || text.endsWith(behind)));
    const told = near.map((form) => ({ form, edits: distance([...word], [...form.text], limit) })).filter(({ edits }) => edits <= limit);
    const edits = Math.min(...told.map((one) => one.edits));
    const moved = ({ text }) => Number([...text][0] !== [...word][0]);
    const forms = told.filter((one) => one.edits === edits).map(({ form }) => form);
    forms.sort((a, b) => b.popularity - a.popularity || moved(a) - moved(b) || (a.text < b.text ? -1 : 1));
    return { forms: forms.slice(0, 3), weight: edits === 1 ? one : two };
  };

  const understand = (text, typing) => {
    const words = tokens(text).slice(0, 24);
    const open = typing && !/[ "”]$/.test(text);
    const isStop = (word) => formOf.get(word)?.stop;
    const { found, holds } = named(model, tokens, words, isStop, text);
    const allStop = !found.length && words.every(isStop);
    const groups = [...new Set(words)].filter((word) => allStop || !isStop(word)).map((word) => {
      const terms = new Map((formOf.get(word)?.terms ?? []).map((term) => [term, 256]));
      const add = (more, weight) => more.forEach((term) => terms.has(term) || terms.set(term, weight));
      const isLast = open && word === words.at(-1);
      if (isLast || (!terms.size && chars(word) >= 3)) add(complete(word), prefix);
      let mended = "";
      if (!terms.size) {
        const { forms, weight } = mend(word);
        mended = forms[0]?.text ?? "";
        add(forms.flatMap((form) => form.terms), weight);
      }
      return { word, terms, mended, held: holds.find((id, at) => id !== undefined && words[at] === word) };
    });
    return { groups: groups.filter(({ terms }) => terms.size), concepts: found };
  };

  const rank = ({ groups, concepts }, all = false) => {
    const gains = groups.map(({ terms }) => Math.max(...[...terms.keys()].map((term) => list(term).idf)));
    const total = gains.reduce((sum, gain) => sum + gain, 0);
    const docs = new Map();
    const of = (doc) => docs.get(doc) ?? docs.set(doc, { score: 0, matched: 0, has: new Set() }).get(doc);
    groups.forEach(({ terms, held }, at) => {
      const worth = new Map();
      for (const [term, weight] of terms) {
        const { idf, postings } = list(term, all);
        for (const [doc, impact] of postings) worth.set(doc, Math.max(worth.get(doc) ?? 0, (weight * idf * impact) / 256));
      }
      for (const [doc, value] of worth) {
        const one = of(doc);
        one.score += value * (held === undefined ? 1 : covered / 256);
        one.matched += gains[at];
        one.has.add(at);
      }
    });
    for (const id of concepts) {
      const { idf, postings } = list(model.words + id, all);
      for (const [doc, impact] of postings) {
        const one = of(doc);
        one.score += (idf * impact * concept) / 256;
        groups.forEach(({ held }, at) => {
          if (held === id && !one.has.has(at)) one.matched += gains[at];
          if (held === id) one.has.add(at);
        });
      }
    }
    const ranked = best([...docs].map(([doc, { score, matched }]) => {
      const share = groups.length ? matched / total : 1;
      return { doc, score: score * (base / 256 + (1 - base / 256) * (share * share)) };
    }));
    const bonus = (doc) => {
      const { terms } = model.docs[doc];
      const has = groups.map((group) => terms.some((term) => group.terms.has(term)));
      const found = groups.length ? gains.reduce((sum, gain, at) => sum + (has[at] ? gain : 0), 0) / total : 0;
      const hits = terms.filter((term) => groups.some((group) => group.terms.has(term))).length;
      return 1 + (title / 256) * found * (0.5 + 0.5 * (hits / Math.max(1, terms.length)));
    };
    const steps = Array.from({ length: Math.ceil(ranked.length / STEP) }, (_, at) => ranked.slice(at * STEP, (at + 1) * STEP));
    return steps.flatMap((step) => best(step.map(({ doc, score }) => ({ doc, score: score * bonus(doc) }))));
  };
  return { understand, rank };
};
