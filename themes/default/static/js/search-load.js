// @ts-check
// Shards of the search index: loaded by script tags, since a page opened from a disk may load nothing else; read once, then kept.
// What they hold is told in src/search/encode/mod.rs.
(() => {
  "use strict";
  /** So many shards are kept. */
  const KEPT = 400;
  /** More is damage, and would be asked of the memory. */
  const MOST_DOCS = 1e6;
  /** Longer texts are worth starting the decoder. */
  const SHORT = 24;
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  /** What scripts handed over while they ran. @type {Map<string, string>} */
  const arrived = new Map();

  /** @param {boolean} wrong */
  const check = (wrong) => {
    if (wrong) throw new RangeError();
  };

  /** Numbers and texts out of bytes; what is not there is an error. @param {Uint8Array<ArrayBuffer>} bytes */
  const reader = (bytes) => {
    const size = bytes.length;
    let at = 0;
    // Behind the end all is zero, and the end is not where it should be.
    const byte = () => bytes[at++];
    const number = () => {
      let next = byte();
      let value = next & 127;
      for (let scale = 128; next > 127; scale *= 128) {
        check(scale > 2 ** 42);
        next = byte();
        value += (next & 127) * scale;
      }
      return value;
    };
    /** How much follows: everything takes at least a byte. */
    const count = () => {
      const many = number();
      check(many > size - at);
      return many;
    };
    const text = () => {
      const length = count();
      const from = at;
      at += length;
      let letters = "";
      for (let next = from; next < at && length < SHORT && bytes[next] < 128; next++) letters += String.fromCharCode(bytes[next]);
      return letters.length === length ? letters : utf8.decode(bytes.subarray(from, at));
    };
    /** @template T @param {(at: number) => T} read @param {number} [many] */
    const list = (read, many = count()) => {
      check(many > size - at);
      /** @type {T[]} */
      const items = [];
      for (let item = 0; item < many; item++) items.push(read(item));
      return items;
    };
    /** Texts of a sorted list, each without what it shares with the one before. */
    const keys = () => {
      let key = "";
      return () => {
        const shared = number();
        check(shared > key.length);
        return (key = key.slice(0, shared) + text());
      };
    };
    /** Numbers that are told by how much they grow; all must be less than `limit`. @param {number} limit */
    const growing = (limit) => {
      let value = 0;
      return () => {
        value += number();
        check(value >= limit);
        return value;
      };
    };
    /** Terms, as differences from the one before in the shard. @param {number} limit */
    const terms = (limit) => {
      let term = 0;
      const next = () => {
        const way = number();
        term += way % 2 ? -(way + 1) / 2 : way / 2;
        check(term < 0 || term >= limit);
        return term;
      };
      /** @param {number} many */
      return (many) => list(next, many ? count() : 1);
    };
    return { byte, number, count, text, list, keys, growing, terms, at: () => at, end: () => check(at !== size) };
  };

  /** @param {SearchReader} from @returns {SearchManifest} */
  const manifest = ({ number, text, list, keys }) => {
    check(number() !== 1);
    const stamp = text();
    const [docs, words, concepts] = [number(), number(), number()];
    check(docs > MOST_DOCS);
    const [v, r, p] = [list(keys()), list(keys()), list(keys())];
    let terms = 0;
    const t = list(() => {
      const first = terms;
      terms += number();
      return first;
    });
    const coded = () => /** @type {[string, string]} */ ([text(), text()]);
    const [kinds, audiences, topics] = [list(coded), list(coded), list(text)];
    const [titleBonus, coverageBase, concept, covered, prefix, oneEdit, twoEdits] = list(() => number() / 256, 7);
    const weights = { titleBonus, coverageBase, concept, covered, prefix, edits: [oneEdit, twoEdits] };
    const [d, f, b, a] = list(number, 4);
    const sizes = { d, f, b, a };
    check(!d || !f || !b || !a);
    return { stamp, docs, words, concepts, v, r, p, t, terms, kinds, audiences, topics, weights, sizes };
  };

  /** @param {SearchReader} from @param {SearchManifest} m @returns {SearchPostings} */
  const postings = ({ byte, count, growing }, { docs }) => {
    const many = count();
    const list = { docs: new Uint32Array(many), impacts: new Uint8Array(many) };
    const doc = growing(docs);
    for (let at = 0; at < many; at++) {
      list.docs[at] = doc();
      list.impacts[at] = byte();
    }
    return list;
  };

  /** @param {SearchReader} from @param {SearchManifest} m @returns {SearchFacets} */
  const facets = ({ number, list }, { kinds }) => {
    const facets = { kind: number(), audience: number(), topics: list(number) };
    check(facets.kind >= kinds.length);
    return facets;
  };

  /**
   * How each kind of shard is read.
   * @type {{ [K in keyof SearchShards]: (from: SearchReader, m: SearchManifest, number: number) => SearchShards[K] }}
   */
  const READ = {
    m: manifest,
    v: ({ number, list, keys, terms, growing }, { words, concepts }) => {
      const [key, some] = [keys(), terms(words)];
      return list(() => {
        const text = key();
        const info = number();
        const form = {
          text,
          stop: info % 2 > 0,
          popularity: Math.floor(info / 8),
          terms: some(info & 4),
          concepts: /** @type {number[]} */ ([]),
        };
        if (info & 2) form.concepts = list(growing(concepts));
        return form;
      });
    },
    r: ({ number, list, keys }) => {
      const key = keys();
      return list(() => ({ text: key(), popularity: number() }));
    },
    p: ({ number, text, list, keys, terms }, { words }) => {
      const [key, some] = [keys(), terms(words)];
      return list(() => ({ text: key(), terms: list(() => (text(), some(number() & 1))).flat() }));
    },
    t: (from, m, shard) => {
      const { number, count, at } = from;
      const term = () => {
        const length = count();
        const start = at();
        const head = { rarity: number(), ...postings(from, m), tail: -1 };
        if (number()) head.tail = number();
        check(at() - start !== length);
        return head;
      };
      return from.list(term, (m.t[shard + 1] ?? m.terms) - m.t[shard]);
    },
    u: postings,
    d: (from, m, shard) => {
      const { number, text, list } = from;
      return list((at) => {
        const [url, title, summary, where, lang] = list(text, 5);
        const [kind, kindLabel] = m.kinds[facets(from, m).kind];
        return { card: { doc: shard * m.sizes.d + at, url, title, summary, where, lang, kind, kindLabel }, terms: list(number) };
      });
    },
    f: (from, m) => from.list(() => facets(from, m)),
    b: ({ text, list }) => list(() => list(() => ({ id: text(), heading: text(), text: text() }))),
    a: ({ number, text, list }) =>
      list(() => {
        const doc = number() - 1;
        const names = list(text);
        return { doc, names, words: names.map(window.PRECEPTOR_SEARCH.words.tokens) };
      }),
  };

  /** @param {string} base64 */
  const decoded = (base64) => {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at);
    return bytes;
  };

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  const inflated = async (bytes) => {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  /** Runs a script of the site, then takes it off the page. @param {string} src @returns {Promise<boolean>} */
  const ran = (src) =>
    new Promise((resolve) => {
      const script = document.createElement("script");
      /** @param {boolean} fine */
      const done = (fine) => {
        script.remove();
        resolve(fine);
      };
      script.onload = () => done(true);
      script.onerror = () => done(false);
      script.src = src;
      document.head.append(script);
    });

  /** @type {SearchTools["load"]} */
  const load = (root) => {
    /** @type {Map<string, Promise<any>>} */
    const shards = new Map();
    const counts = { requests: 0, bytes: 0 };
    /** @type {SearchManifest} */
    let m;

    /** @param {keyof SearchShards} kind @param {number} number @param {string} shard */
    const read = async (kind, number, shard) => {
      counts.requests++;
      const fine = await ran(`${root}search/${shard}.js${m ? `?${m.stamp}` : ""}`);
      const base64 = arrived.get(shard) ?? "";
      arrived.delete(shard);
      counts.bytes += base64.length;
      try {
        const bytes = decoded(base64);
        const from = reader(kind === "b" ? await inflated(bytes) : bytes);
        const got = READ[kind](from, m, number);
        from.end();
        return got;
      } catch {
        throw { shard, why: fine ? "damaged" : "missing" };
      }
    };

    /** @type {SearchLoad["start"]} */
    const start = async () => {
      /** @type {SearchFailure[]} */
      const failed = [];

      /** @type {SearchSource["get"]} */
      const get = async (kind, number) => {
        const shard = kind === "m" ? kind : `${kind}/${number}`;
        const promise = shards.get(shard) ?? read(kind, number, shard);
        // Taken out and put in again: the first is the one that was not asked for the longest.
        shards.delete(shard);
        shards.set(shard, promise);
        if (shards.size > KEPT) shards.delete(/** @type {any} */ (shards.keys().next().value));
        try {
          return await promise;
        } catch (/** @type {any} */ failure) {
          if (shards.get(shard) === promise) shards.delete(shard);
          if (!failed.some((other) => other.shard === shard)) failed.push(failure);
          return null;
        }
      };

      /** @type {SearchSource["all"]} */
      const all = async (kind, numbers) => {
        // Where nothing can be inflated, pages have no text, and nothing is wrong.
        const each = [...new Set(numbers)].filter((number) => number >= 0 && (kind !== "b" || window.DecompressionStream));
        const got = await Promise.all(each.map((number) => get(kind, number)));
        return new Map(each.map((number, at) => [number, /** @type {any} */ (got[at])]));
      };

      /** @type {SearchSource["items"]} */
      const items = async (kind, ids) => {
        // Without the manifest nothing can be asked for, and the failure is told already.
        const size = m?.sizes[kind] ?? 1;
        /** @param {number} id */
        const shardOf = (id) => Math.floor(id / size);
        const shards = await all(kind, ids.map(shardOf));
        return ids.map((id) => shards.get(shardOf(id))?.[id % size]);
      };

      m = (await get("m", 0)) ?? m;
      return { m, failed, get, all, items };
    };

    return { start, counts };
  };

  window.preceptorShard = (name, base64) => arrived.set(name, base64);
  window.PRECEPTOR_SEARCH ??= /** @type {any} */ ({});
  window.PRECEPTOR_SEARCH.load = load;
})();
