// The shards of an index, read from disk: what there is to be found, as the index itself tells it.
// A reader of its own, so that the peers get what was written, not what our engine makes of it.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";

/**
 * @typedef {{ url: string, title: string, summary: string, where: string, kind: string, topics: string[] }} Card
 * @typedef {{ id: string, heading: string, text: string }} Section
 * @typedef {{ doc: number, names: string[] }} Concept
 * @typedef {Card & { names: string[], sections: Section[] }} Unit
 */

/** The bytes that a script hands over. @param {string} file */
const bytesOf = (file) => {
  const line = readFileSync(file, "utf8");
  return Buffer.from(line.slice(line.indexOf(',"') + 2, line.lastIndexOf('"')), "base64");
};

/** @param {Buffer} bytes */
const reader = (bytes) => {
  let at = 0;
  const number = () => {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return bytes.toString("utf8", at - length, at);
  };
  /** @template T @param {() => T} read @returns {T[]} */
  const list = (read, many = number()) => Array.from({ length: many }, read);
  return { number, text, list };
};

/** @param {string} site */
const manifest = (site) => {
  const { number, text, list } = reader(bytesOf(join(site, "search/m.js")));
  const version = number();
  if (version !== 1) throw new Error(`an index of version ${version}`);
  text();
  const [docs, words, concepts] = [number(), number(), number()];
  const keys = () => list(() => [number(), text()]);
  const shards = { v: keys().length, r: keys().length, p: keys().length, t: list(number).length };
  const coded = () => ({ code: text(), label: text() });
  return { docs, words, concepts, shards, kinds: list(coded), audiences: list(coded), topics: list(text) };
};

/** @typedef {ReturnType<typeof manifest>} Manifest */
/** @typedef {ReturnType<typeof reader>} Reader */

/** @template T @param {string} site @param {string} kind @param {number} number @param {(from: Reader) => T} read */
const shard = (site, kind, number, read) => {
  const bytes = bytesOf(join(site, "search", kind, `${number}.js`));
  return read(reader(kind === "b" ? inflateSync(bytes) : bytes));
};

/** How many shards of a kind there are. @param {string} site @param {string} kind */
const many = (site, kind) => {
  const folder = join(site, "search", kind);
  return existsSync(folder) ? readdirSync(folder).length : 0;
};

/** @param {Manifest} m @returns {(from: Reader) => Card[]} */
const cards =
  (m) =>
  ({ number, text, list }) =>
    list(() => {
      const [url, title, summary, where] = list(text, 5);
      const kind = m.kinds[number()].label;
      number();
      const topics = list(() => m.topics[number()]);
      list(number);
      return { url, title, summary, where, kind, topics };
    });

/** @param {Reader} from @returns {Section[][]} */
const texts = ({ text, list }) => list(() => list(() => ({ id: text(), heading: text(), text: text() })));

/** @param {Reader} from @returns {Concept[]} */
const concepts = ({ number, text, list }) => list(() => ({ doc: number() - 1, names: list(text) }));

/** @param {string} site */
export const openIndex = (site) => {
  const m = manifest(site);
  /** @template T @param {string} kind @param {(from: Reader) => T[]} read */
  const all = (kind, read) => Array.from({ length: many(site, kind) }, (_, number) => shard(site, kind, number, read)).flat();
  const named = all("a", concepts);
  const names = new Map(named.map((concept) => [concept.doc, concept.names.slice(1)]));
  /** @param {Card} card @param {number} doc @param {Section[]} sections @returns {Unit} */
  const unit = (card, doc, sections) => ({ ...card, names: names.get(doc) ?? [], sections });
  return {
    ...m,
    named,
    /** One unit, without reading the others. @param {number} doc */
    unit: (doc) => unit(shard(site, "d", doc >> 3, cards(m))[doc & 7], doc, shard(site, "b", doc >> 2, texts)[doc & 3] ?? []),
    units: () => {
      const bodies = all("b", texts);
      return all("d", cards(m)).map((card, doc) => unit(card, doc, bodies[doc] ?? []));
    },
  };
};
