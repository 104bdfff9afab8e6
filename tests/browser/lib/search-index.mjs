// A search index as the tool writes it, small enough to read, and a page that loads it. Pure JavaScript: the scripts can be
// tested where nothing is built. The ranking's figures are made up; what the tool makes of a site is tested on its side.
import vm from "node:vm";
import { deflateSync } from "node:zlib";
import { planted, source } from "./classic.mjs";

export const SCRIPTS = ["search-words.js", "search-load.js", "search-query.js", "search-excerpt.js", "search-rank.js"];

/** Bytes that grow. */
class Bytes {
  bytes = [];
  number(value) {
    for (; value >= 128; value = Math.floor(value / 128)) this.bytes.push((value % 128) + 128);
    this.bytes.push(value);
    return this;
  }
  text(text) {
    const bytes = Buffer.from(text, "utf8");
    this.number(bytes.length).bytes.push(...bytes);
    return this;
  }
  list(items, write) {
    this.number(items.length);
    items.forEach((item, at) => write(item, at));
    return this;
  }
  /** A text of a sorted list. */
  key(text, state) {
    let shared = 0;
    const before = state.key ?? "";
    while (shared < before.length && before[shared] === text[shared]) shared++;
    // Never between the halves of a character.
    if (/[\ud800-\udbff]/.test(text[shared - 1] ?? "")) shared--;
    state.key = text;
    return this.number(shared).text(text.slice(shared));
  }
  terms(terms, state) {
    if (terms.length > 1) this.number(terms.length);
    for (const term of terms) {
      const step = term - (state.term ?? 0);
      this.number(step >= 0 ? step * 2 : -step * 2 - 1);
      state.term = term;
    }
    return this;
  }
  growing(numbers, write = () => {}) {
    let before = 0;
    return this.list(numbers, (number, at) => {
      this.number(number - before);
      write(at);
      before = number;
    });
  }
}

const chunks = (list, size) => Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const backwards = (text) => [...text].reverse().join("");
const mendable = (text) => /^\p{Alphabetic}{4,24}$/u.test(text);

/** What the shards hold, by what stands in the documents: a crude one, with its own stems (`notes` is `note`).
 * A document: url, title, summary, where, lang, kind, audience, topics, sections [{ id, heading, text }]. */
export const model = ({ docs, concepts = [], stops = ["the", "a", "of", "is", "what", "to", "be"], stem = (form) => form.replace(/s$/, ""), terms = {}, tokens }) => {
  const counts = docs.map((doc) => {
    const parts = [doc.title, doc.title, doc.title, doc.summary ?? "", ...(doc.sections ?? []).flatMap(({ heading, text }) => [heading, text])];
    return tokens(parts.join("\n"));
  });
  const forms = [...new Set([...counts.flat(), ...concepts.flatMap(({ names }) => names.flatMap(tokens)), ...Object.keys(terms)])].sort(order);
  const stems = [...new Set(forms.map(stem))];
  const of = (form) => terms[form]?.map((name) => stems.indexOf(name)) ?? [stems.indexOf(stem(form))];
  const lists = [...stems, ...concepts].map(() => new Map());
  counts.forEach((words, doc) => {
    const add = (term, by) => lists[term].set(doc, Math.min(255, (lists[term].get(doc) ?? 0) + by));
    words.forEach((word) => add(stems.indexOf(stem(word)), 7));
    const said = ` ${words.join(" ")} `;
    concepts.forEach(({ names }, at) => names.some((name) => said.includes(` ${tokens(name).join(" ")} `)) && add(stems.length + at, 50));
  });
  return {
    words: stems.length,
    docs: docs.map((doc) => ({ ...doc, terms: [...new Set(tokens(doc.title).filter((word) => !stops.includes(word)).flatMap(of))] })),
    concepts,
    forms: forms.map((text) => ({
      text,
      stop: stops.includes(text),
      popularity: counts.filter((words) => words.includes(text)).length,
      terms: of(text),
      concepts: concepts.flatMap(({ names }, id) => (names.some((name) => tokens(name)[0] === text) ? [id] : [])),
    })),
    lists: lists.map((list) => [...list].sort((a, b) => a[0] - b[0])),
    kinds: [["guidance", "Guidance"], ["quiz", "Quiz"], ["glossary", "Glossary"]],
    audiences: [["nurses", "Nurses"], ["doctors", "Doctors"]],
    weights: [256, 102, 256, 128, 154, 179, 128],
  };
};

const rarity = (all, having) => Math.max(1, Math.round(1000 * Math.log(1 + (all - having + 0.5) / (having + 0.5))));

/** The shards of a model, by name: their bytes. `sizes` says how many items stand in each. */
export const encode = (model, { sizes = { v: 8, r: 8, p: 8, t: 6 }, head = 1024 } = {}) => {
  const shards = {};
  const put = (name, items, size, write) => chunks(items, size).map((chunk, at) => (shards[`${name}/${at}`] = write(chunk, at).bytes));
  const keyed = (name, items, write) => {
    put(name, items, sizes[name], (chunk) => {
      const [bytes, state] = [new Bytes(), {}];
      return bytes.list(chunk, (item) => write(bytes.key(item.text, state), item, state));
    });
    return chunks(items, sizes[name]).map(([first]) => first.text);
  };
  const topics = [...new Set(model.docs.flatMap(({ topics = [] }) => topics))].sort(order);
  const facets = (bytes, { kind = "guidance", audience = [], topics: own = [] }) =>
    bytes
      .number(model.kinds.findIndex(([code]) => code === kind))
      .number(audience.reduce((bits, code) => bits | (1 << model.audiences.findIndex((one) => one[0] === code)), 0))
      .list(own, (topic) => bytes.number(topics.indexOf(topic)));

  const v = keyed("v", model.forms, (bytes, { stop, popularity, terms, concepts }, state) => {
    bytes.number(Number(stop) + 2 * Number(concepts.length > 0) + 4 * Number(terms.length > 1) + 8 * popularity).terms(terms, state);
    if (concepts.length) bytes.growing(concepts);
  });
  const reversed = model.forms.filter(({ text }) => mendable(text)).map(({ text, popularity }) => ({ text: backwards(text), popularity }));
  const r = keyed("r", reversed.sort((a, b) => order(a.text, b.text)), (bytes, { popularity }) => bytes.number(popularity));
  const prefixes = new Map();
  for (const form of model.forms) {
    const letters = [...form.text];
    for (let length = 1; length <= 3 && length < letters.length; length++) {
      const prefix = letters.slice(0, length).join("");
      prefixes.set(prefix, [...(prefixes.get(prefix) ?? []), form]);
    }
  }
  const completed = [...prefixes].map(([text, forms]) => ({ text, forms: forms.sort((a, b) => b.popularity - a.popularity).slice(0, 8) }));
  const p = keyed("p", completed.sort((a, b) => order(a.text, b.text)), (bytes, { text, forms }, state) =>
    bytes.list(forms, (form) => bytes.text(form.text.slice(text.length)).number(Number(form.terms.length > 1) + 2 * form.popularity).terms(form.terms, state)),
  );

  let tails = 0;
  const write = (bytes, list) => bytes.growing(list.map(([doc]) => doc), (at) => bytes.bytes.push(list[at][1]));
  put("t", model.lists, sizes.t, (chunk) => {
    const bytes = new Bytes();
    for (const list of chunk) {
      const best = [...list].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, head).map(([doc]) => doc);
      const [first, rest] = [list.filter(([doc]) => best.includes(doc)), list.filter(([doc]) => !best.includes(doc))];
      const one = new Bytes().number(rarity(model.docs.length, list.length));
      write(one, first).number(rest.length);
      if (rest.length) {
        shards[`u/${tails}`] = write(new Bytes(), rest).bytes;
        one.number(tails++);
      }
      bytes.number(one.bytes.length).bytes.push(...one.bytes);
    }
    return bytes;
  });

  put("d", model.docs, 8, (chunk) => {
    const bytes = new Bytes();
    return bytes.list(chunk, (doc) => {
      for (const text of [doc.url, doc.title, doc.summary ?? "", doc.where ?? "", doc.lang ?? ""]) bytes.text(text);
      facets(bytes, doc).list(doc.terms, (term) => bytes.number(term));
    });
  });
  put("f", model.docs, 4096, (chunk) => {
    const bytes = new Bytes();
    return bytes.list(chunk, (doc) => facets(bytes, doc));
  });
  put("b", model.docs, 4, (chunk) => {
    const bytes = new Bytes();
    bytes.list(chunk, ({ sections = [] }) => bytes.list(sections, ({ id, heading, text }) => bytes.text(id).text(heading).text(text)));
    return { bytes: [...deflateSync(Buffer.from(bytes.bytes))] };
  });
  put("a", model.concepts, 16, (chunk) => {
    const bytes = new Bytes();
    return bytes.list(chunk, ({ doc = -1, names }) => bytes.number(doc + 1).list(names, (name) => bytes.text(name)));
  });

  const m = new Bytes().number(1).text("s1").number(model.docs.length).number(model.words).number(model.concepts.length);
  for (const firsts of [v, r, p]) {
    const state = {};
    m.list(firsts, (first) => m.key(first, state));
  }
  m.list(chunks(model.lists, sizes.t), (chunk) => m.number(chunk.length));
  for (const labels of [model.kinds, model.audiences]) m.list(labels, ([code, label]) => m.text(code).text(label));
  m.list(topics, (topic) => m.text(topic));
  for (const weight of model.weights) m.number(weight);
  for (const size of [8, 4096, 4, 16]) m.number(size);
  return { m: m.bytes, ...shards };
};

/** A page that loads `files`, by path from the site's root. A file that is missing is an error; one that throws, or says nothing, is not. */
export const page = (files = {}, { scripts = SCRIPTS.map(source), without = [] } = {}) => {
  const asked = [];
  const document = {
    scripts: new Set(),
    createElement: () => ({ remove() { document.scripts.delete(this); } }),
    head: {
      append(script) {
        document.scripts.add(script);
        asked.push(script.src);
        setImmediate(() => {
          const file = files[script.src.replace(/\?.*/, "")];
          if (file === undefined) return script.onerror();
          try {
            vm.runInContext(file, window);
          } catch {
            // The browser tells its console, and the element hears `load` all the same.
          }
          script.onload();
        });
      },
    },
  };
  const window = { document, TextDecoder, atob, Blob, Response, DecompressionStream };
  for (const name of without) delete window[name];
  window.window = window;
  vm.createContext(window);
  for (const script of scripts) vm.runInContext(script, window);
  return { search: window.PRECEPTOR_SEARCH, asked, files, document };
};

/** Shards as the scripts that a site has. */
export const files = (shards, root = "../") =>
  Object.fromEntries(
    Object.entries(shards).map(([name, bytes]) => [`${root}search/${name}.js`, `preceptorShard(${JSON.stringify(name)},"${Buffer.from(bytes).toString("base64")}");\n`]),
  );

const { tokens } = page().search.words;

/** An engine over documents; its page, its model, its shards. */
export const site = (content, { options, ...more } = {}) => {
  const made = model({ tokens, ...content });
  const shards = encode(made, options);
  const opened = page(files(shards), more);
  return { ...opened, model: made, shards, engine: opened.search.open("../") };
};

/** The scripts with a fault in one of them. */
export const faulty = (name, sound, fault) => SCRIPTS.map((script) => (script === name ? planted(name, sound, fault) : source(script)));
