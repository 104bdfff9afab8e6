// What people may type on a generated site: drawn from the words of its pages, the same in every run.
import { dice } from "./stats.mjs";

/** @typedef {{ kind: "keywords" | "question" | "typo" | "prefix" | "acronym", text: string }} Query */

/** What stands in front of a question, and between its words. */
const QUESTIONS = ["how do i", "what is the", "who can", "when should we", "where do i find", "why is my", "can i have a", "what should i do about"];
const BETWEEN = ["for a", "of the", "with", "in the", "and", "to the"];
/** Words that keywords seldom are. */
const COMMON = new Set(
  "the of and to a in is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there would their we him been has when who will no more if out so up said what its about than into them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many off before must well back through years much where your way down should because long each just state those people too mr how little good world make very year still see own work men day get here old between both life being under three never know same last another while us might great find why does need go come since against right came take used himself few house use place during high without again home"
    .split(" "),
);

/** @param {string} text */
const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+(?:'\p{L}+)?/gu) ?? [];

/** @param {() => number} random */
const tools = (random) => {
  /** @param {number} end */
  const below = (end) => Math.floor(random() * end);
  /** @template T @param {T[]} items */
  const pick = (items) => items[below(items.length)];
  return { below, pick };
};

/** One to six words, two and three the most: as in logs of searches. @param {() => number} random */
const length = (random) => {
  const at = random();
  return [0.2, 0.5, 0.75, 0.88, 0.95].findIndex((end) => at < end) + 1 || 6;
};

/** One letter more, less, another one, or two swapped. @param {string} word @param {() => number} random */
const mistyped = (word, random) => {
  const { below } = tools(random);
  const at = 1 + below(word.length - 2);
  const letter = String.fromCharCode(97 + below(26));
  const [ahead, behind] = [word.slice(0, at), word.slice(at)];
  return [ahead + letter + behind, ahead + behind.slice(1), ahead + letter + behind.slice(1), ahead + behind[1] + behind[0] + behind.slice(2)][below(4)];
};

/** @param {ReturnType<typeof import("./shards.mjs").openIndex>} index @param {number} count @returns {Query[]} */
export const queries = (index, count) => {
  const random = dice(7);
  const { below, pick } = tools(random);

  /** Words of one page: of its title half of the time, else of its text, rare ones and frequent ones as they come. @param {number} many */
  const some = (many) => {
    for (;;) {
      const { title, sections } = index.unit(below(index.docs));
      const own = words(title).filter((word) => !COMMON.has(word));
      const text = words(sections.map(({ text }) => text).join(" ")).filter((word) => !COMMON.has(word));
      // Units without a text of their own are terms.
      if (own.length && text.length > 50) return Array.from({ length: many }, () => pick(random() < 0.5 ? own : text));
    }
  };

  /** @param {string[]} all */
  const question = (all) => [pick(QUESTIONS), ...all.flatMap((word, at) => (at && random() < 0.6 ? [pick(BETWEEN), word] : [word]))].join(" ");

  /** The longest word that can be spoiled, spoiled. @param {string[]} all */
  const typo = (all) => {
    const longest = all.reduce((long, word) => (word.length > long.length ? word : long));
    return longest.length < 5 || /[^a-z]/.test(longest) ? null : all.map((word) => (word === longest ? mistyped(word, random) : word)).join(" ");
  };

  /** @param {string[]} all */
  const prefix = (all) => {
    const last = all[all.length - 1];
    return last.length < 5 ? null : [...all.slice(0, -1), last.slice(0, 3 + below(last.length - 4))].join(" ");
  };

  const acronym = () => {
    const { names } = pick(index.named);
    return [pick(names.slice(0, 2)).toLowerCase(), ...(random() < 0.5 ? some(1) : [])].join(" ");
  };

  /** In twentieths. @param {number} at @returns {Query | null} */
  const query = (at) => {
    /** @param {Query["kind"]} kind @param {string | null} text */
    const of = (kind, text) => (text ? { kind, text } : null);
    const many = length(random);
    if (at < 2) return of("typo", typo(some(many)));
    if (at < 4) return of("prefix", prefix(some(many)));
    if (at < 5) return of("acronym", acronym());
    if (at < 9) return of("question", question(some(Math.min(4, many + 1))));
    return of("keywords", some(many).join(" "));
  };

  return Array.from({ length: count }, (_, at) => {
    for (;;) {
      const made = query(at % 20);
      if (made) return made;
    }
  });
};
