// Random records: few names and few times, so that they meet.

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

export const pick = (next, list) => list[Math.floor(next() * list.length)];

const PATHS = ["text/a", "text/constructor", "step/a", "rating/start/a/2026-11-24", "answer/1/q", "finished/1", "entry/x"];
const DEVICES = ["a", "b", "1", "constructor", "a~x"];

const value = (next, path) => {
  if (next() < 0.15) return null;
  const word = pick(next, ["", "a", "b", "a b", "é", "<b>"]);
  if (path.startsWith("text")) return word;
  if (path.startsWith("step")) return next() < 0.5;
  if (path.startsWith("rating")) return pick(next, [1, 2, 3, "na"]);
  if (path.startsWith("answer")) return pick(next, [word, [word, "k"], { [pick(next, ["p", "q"])]: word }]);
  if (path.startsWith("finished")) return { got: Math.floor(next() * 9), of: 9 };
  return { date: "2026-11-24", learned: word };
};

const time = (next) => `2026-11-24T10:00:00.00${Math.floor(next() * 4)}Z`;

/** One record; now and then an empty one. */
export const record = (next, doc = "learn/quizzes/a") => {
  const entries = {};
  for (const path of PATHS) {
    for (const device of DEVICES) {
      if (next() < 0.25) (entries[path] ??= {})[device] = { at: time(next), value: value(next, path) };
    }
  }
  const empty = next() < 0.1;
  const title = pick(next, ["A", "B", "Z"]);
  return { version: 1, doc, kind: pick(next, ["quiz", "module"]), title, href: pick(next, ["", "a.html"]), entries: empty ? {} : entries };
};

export const file = (records, more = {}) =>
  JSON.stringify({ format: "preceptor-record", version: 1, site: "handbook", exported: "2026-11-24T10:00:00.000Z", records, ...more });
