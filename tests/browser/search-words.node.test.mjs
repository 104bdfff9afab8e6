// How the search cuts text into words, and how far words are apart: without a browser, and that a fault is seen.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { none, some } from "./lib/expect.mjs";
import { REPO } from "./lib/places.mjs";
import { faulty, page } from "./lib/search-index.mjs";

const JS = "search-words.js";
const CASES = JSON.parse(readFileSync(join(REPO, "tests/search/tokens.json"), "utf8"));
const wordsOf = (scripts) => page({}, { scripts }).search.words;
const told = (value) => JSON.stringify(value);

/** Words as the tool cuts them: the same cases. */
const cases = (scripts) => {
  const { tokens } = wordsOf(scripts);
  return CASES.flatMap(({ text, tokens: want }) => (told(tokens(text)) === told(want) ? [] : [`${told(text)} is ${told(tokens(text))}, not ${told(want)}`]));
};

/** Places lie on whole words of the text as it is written, in order, and fold to what is found. */
const places = (scripts) => {
  const { tokens, spans } = wordsOf(scripts);
  const found = [];
  const texts = [...CASES.map(({ text }) => text), "Cafe\u0301s, the doctor’s ﬁt note", "2½ days, x\u0301\u0302y"];
  for (const text of texts) {
    const all = spans(text);
    if (told(all.map((span) => span.text)) !== told(tokens(text))) found.push(`${told(text)}: other words`);
    for (const span of all) {
      const whole = text.slice(span.start, span.end);
      if (!tokens(whole).join("").includes(span.text)) found.push(`${told(text)}: ${told(whole)} is not ${span.text}`);
      if (/^\p{M}/u.test(text.slice(span.end))) found.push(`${told(text)}: ${told(whole)} is not whole`);
    }
    all.forEach((span, at) => at && span.start < all[at - 1].start && found.push(`${told(text)}: not in order`));
  }
  return found;
};

/** By the definition: all ways, the shortest. */
const plain = (a, b, memo = new Map()) => {
  const key = `${a.join("")}|${b.join("")}`;
  if (memo.has(key)) return memo.get(key);
  let least = a.length && b.length ? Infinity : a.length + b.length;
  if (a.length && b.length) {
    const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
    least = Math.min(plain(x, y, memo) + Number(a.at(-1) !== b.at(-1)), plain(x, b, memo) + 1, plain(a, y, memo) + 1);
    if (x.length && y.length && a.at(-1) === y.at(-1) && x.at(-1) === b.at(-1)) least = Math.min(least, plain(x.slice(0, -1), y.slice(0, -1), memo) + 1);
  }
  memo.set(key, least);
  return least;
};

const distances = (scripts) => {
  const { distance } = wordsOf(scripts);
  const found = [];
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const word = () => Array.from({ length: random(8) }, () => [..."abc𝒳"][random(4)]);
  for (let run = 0; run < 3000; run++) {
    const [a, b, limit] = [word(), word(), 1 + random(2)];
    const want = Math.min(plain(a, b), limit + 1);
    if (distance(a, b, limit) !== want) found.push(`${a.join("")} ${b.join("")}: ${distance(a, b, limit)} edits, not ${want}`);
  }
  return found;
};

/** Any text at all, and soon. */
const hostile = (scripts) => {
  const { tokens, spans } = wordsOf(scripts);
  const found = [];
  const texts = ["a".repeat(1e5), "a'".repeat(5e4), "1,".repeat(5e4), "\ud800".repeat(1e4), "\udc00a\ud800", "<script>".repeat(1e4), "\u0301".repeat(1e5), "ﷺ".repeat(1e4), "\u202e abc \u0000"];
  for (const text of texts) {
    const start = performance.now();
    const count = tokens(text).length;
    if (spans(text).length !== count) found.push(`${text.slice(0, 5)}: other words`);
    if (tokens(text).some((word) => [...word].length > 40 || !word)) found.push(`${text.slice(0, 5)}: a word too long`);
    if (performance.now() - start > 2000) found.push(`${text.slice(0, 5)}: slow`);
  }
  return found;
};

describe("the words of a text", () => {
  it(`are cut as the tool cuts them: ${CASES.length} cases`, () => none(cases()));
  it("lie on whole words", () => none(places()));
  it("are found in any text, and soon", () => none(hostile()));
});

describe("the distance of two words", () => it("is that of the definition", () => none(distances())));

const FAULTS = [
  ["folds no accents", cases, '.replace(/\\p{M}+/gu, "")', "", /Ångström/],
  ["keeps the case", cases, ".toLowerCase()\n", ".trim()\n", /Fit/],
  ["forgets the last sigma", cases, '.replace(/ς/g, "σ")', "", /ς/],
  ["knows straight apostrophes alone", cases, "/[’ʼ′＇]/g", "/[’]/g", /O/],
  ["keeps a doctor's s", cases, '.replace(/\'s$/, "")', "", /doctors/],
  ["breaks numbers at commas", cases, "[.,](?=\\\\d)", "[.](?=\\\\d)", /1,250/],
  ["takes Han for letters", cases, "\\\\u4e00-\\\\u9fff", "", /健|\\u5065|not/],
  ["cuts at 41", cases, "const LONGEST = 40", "const LONGEST = 41", /aaaa/],
  ["cuts characters in halves", cases, '[...word].slice(0, LONGEST).join("")', "word.slice(0, LONGEST)", /𐐨/],
  ["lays marks before accents", places, "if (!small && ends.length)", "if (false)", /not whole/],
  ["loses its place behind ligatures", places, "unit < small.length", "unit < 1", /is not/],
  ["knows no swaps", distances, "if (i && j &&", "if (false &&", /edits/],
  ["gives up too soon", distances, "least > limit", "least >= limit", /edits/],
];

describe("a fault is seen", () => {
  for (const [name, check, sound, fault, like] of FAULTS) it(`of a script that ${name}`, () => some(check(faulty(JS, sound, fault)), like));
});
