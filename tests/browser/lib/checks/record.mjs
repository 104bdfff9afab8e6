// What must hold of the record, whatever is in it. Each check gives what it found wrong.
import { FakeStorage, tab } from "../classic.mjs";
import { file, pick, random, record } from "../random-records.mjs";

const text = JSON.stringify;
/** Merging: whichever way round, in whatever groups, however often; and nothing is lost. */
export const merging = (scripts, rounds = 3000) => {
  const { merge, validate } = tab({ storage: new FakeStorage(), scripts }).record;
  const next = random(1);
  const found = new Set();
  for (let round = 0; round < rounds; round += 1) {
    const given = Array.from({ length: 3 }, () => record(next));
    const before = text(given);
    const [a, b, c] = given.map((one) => validate(one).record);
    if (text(merge(a, b)) !== text(merge(b, a))) found.add("not commutative");
    if (text(merge(merge(a, b), c)) !== text(merge(a, merge(b, c)))) found.add("not associative");
    const both = merge(a, b);
    if (text(merge(both, b)) !== text(both) || text(merge(a, a)) !== text(a)) found.add("not idempotent");
    for (const [path, values] of [...Object.entries(a.entries), ...Object.entries(b.entries)]) {
      if (Object.keys(values).some((device) => !both.entries[path]?.[device])) found.add("loses a value");
      if (Object.entries(values).some(([device, old]) => both.entries[path]?.[device]?.at < old.at)) found.add("keeps the older");
    }
    if (text(given) !== before) found.add("changes what it is given");
  }
  return [...found];
};

const filled = (next, scripts, docs) => {
  const one = tab({ storage: new FakeStorage(), scripts }).record;
  one.importAll(file(docs.map((doc) => record(next, doc))));
  return one;
};

/** Importing twice changes nothing the second time; A into B holds what B into A holds. */
export const importing = (scripts, rounds = 300) => {
  const next = random(2);
  const found = new Set();
  for (let round = 0; round < rounds; round += 1) {
    const a = filled(next, scripts, ["learn/a", "learn/b"]);
    const b = filled(next, scripts, ["learn/b", "learn/c"]);
    const [ofA, ofB] = [a.exportAll(), b.exportAll()];
    b.importAll(ofA);
    const told = b.importAll(ofA);
    if (told.added !== 0 || told.changed !== 0) found.add(`the second import says ${text(told)}`);
    a.importAll(ofB);
    if (text(a.list()) !== text(b.list())) found.add("A into B is not B into A");
  }
  return [...found];
};

/** Two tabs write in turns. What one wrote and the other never read must still be there. */
export const tabs = (scripts, rounds = 300) => {
  const next = random(3);
  const found = new Set();
  for (let round = 0; round < rounds; round += 1) {
    const [storage, clock] = [new FakeStorage(), { now: 1_800_000_000_000 }];
    const both = [0, 1].map(() => tab({ storage, clock, scripts }).record.open("learn/a", "module", "A"));
    const read = [{}, {}];
    const owed = [];
    let now = {};
    for (let step = 0; step < 25; step += 1) {
      clock.now += pick(next, [-5, 0, 0, 1, 40]);
      const who = pick(next, [0, 1]);
      const path = pick(next, ["text/a", "text/b", `step/${step}`]);
      if (path.startsWith("step/")) both[who].put(path, true), owed.push([path, true]);
      else if (next() < 0.3) read[who][path] = both[who].get(path);
      else {
        const words = `words ${round} ${step}.`;
        if (now[path] !== undefined && now[path] !== read[who][path]) owed.push([path, now[path]]);
        both[who].put(path, words);
        now = { ...now, [path]: words };
        read[who] = { ...read[who], [path]: words };
      }
    }
    const all = new Map(both[0].all().map(({ path, value, others }) => [path, [value, ...others.map((other) => other.value)]]));
    for (const [path, value] of owed) if (!all.get(path)?.includes(value)) found.add(`lost at ${path.split("/")[0]}`);
    for (const [path, value] of Object.entries(now)) if (all.get(path)?.[0] !== value) found.add("the last words are not shown");
  }
  return [...found];
};

/** Two tabs read at the same moment, and each writes what it knows: the storage of one hears of the other's too late. */
export const racing = (scripts) => {
  const key = "preceptor/handbook/learn/a";
  const storages = [new FakeStorage(), new FakeStorage()];
  const both = storages.map((storage) => tab({ storage, scripts }));
  const logs = both.map((one) => one.record.open("learn/a", "quiz", "A"));
  logs.forEach((log, who) => log.put(`answer/${who}`, `of ${who}`));
  // The second one's text is the last; then each change is told to the other until nothing changes.
  for (const [from, to] of [[1, 0], [0, 1], [1, 0]]) {
    if (storages[to].getItem(key) === storages[from].getItem(key)) continue;
    storages[to].setItem(key, storages[from].getItem(key));
    both[to].tell("storage", { key });
  }
  const found = logs.flatMap((log) => [0, 1].filter((who) => log.get(`answer/${who}`) !== `of ${who}`).map((who) => `lost: the answer of tab ${who}`));
  both[0].record.clear();
  storages[1].removeItem(key);
  both[1].tell("storage", { key });
  if (both.some((one) => one.record.list().length)) found.push("what was cleared comes back");
  return found;
};

const entry = (value, at = "2026-11-24T10:00:00.000Z") => ({ a: { at, value } });
const one = (entries, more = {}) => ({ version: 1, doc: "learn/a", kind: "quiz", title: "A", href: "learn/a.html", entries, ...more });
const deep = (depth) => JSON.parse("[".repeat(depth) + "]".repeat(depth));
const many = (count) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`step/${index}`, entry(true)]));

/** Files that must be refused, each with the reason that must be given. */
export const REFUSED = {
  "no JSON": ["{", "json"],
  "an empty file": ["", "json"],
  "null": ["null", "format"],
  "a list": ["[]", "format"],
  "another format": [text({ format: "preceptor-team", version: 1, site: "handbook", checklists: [] }), "format"],
  "a newer version": [file([], { version: 2 }), "newer"],
  "a version in words": [file([], { version: "1" }), "shape"],
  "another site": [file([], { site: "other" }), "site"],
  "no site": [file([], { site: undefined }), "site"],
  "no records": [file(null), "shape"],
  "records that are no list": [file({ 0: one({}) }), "shape"],
  "a record of a newer version": [file([one({}, { version: 2 })]), "newer"],
  "a record that is text": [file(["x"]), "shape"],
  "a document's name that is a list": [file([one({}, { doc: ["learn/a"] })]), "shape"],
  "a document's name that reaches the tool's own keys": [file([one({}, { doc: "/device" })]), "shape"],
  "a kind that is a list": [file([one({}, { kind: ["quiz"] })]), "shape"],
  "a title that is a number": [file([one({}, { title: 1 })]), "shape"],
  "an address with a scheme": [file([one({}, { href: "javascript:alert(1)" })]), "shape"],
  "an address of another host": [file([one({}, { href: "//host/a.html" })]), "shape"],
  "an address that climbs": [file([one({}, { href: "a/../../b.html" })]), "shape"],
  "an address that climbs in disguise": [file([one({}, { href: "a/%2E%2e/%2e./b.html" })]), "shape"],
  "an address with a back stroke": [file([one({}, { href: "\\\\host\\a" })]), "shape"],
  "entries that are a list": [file([one([])]), "shape"],
  "__proto__ as a path": [file([one({})]).replace('"entries":{}', '"entries":{"__proto__":{"a":{"at":"2026-11-24T10:00:00.000Z","value":1}}}'), "shape"],
  "__proto__ as a device": [file([one({ "step/a": {} })]).replace('"step/a":{}', '"step/a":{"__proto__":{"at":"2026-11-24T10:00:00.000Z","value":true}}'), "shape"],
  "__proto__ inside a value": [file([one({ "seen/a": entry("X") })]).replace('"X"', '{"__proto__":{"a":1}}'), "shape"],
  "a path without devices": [file([one({ "step/a": {} })]), "shape"],
  "a path of one word": [file([one({ constructor: entry(true) })]), "shape"],
  "a time that is no time": [file([one({ "step/a": entry(true, "2026-99-99T10:00:00.000Z") })]), "shape"],
  "a time beyond the century": [file([one({ "step/a": entry(true, "9999-12-31T23:59:59.999Z") })]), "shape"],
  "a time that is a list": [file([one({ "step/a": entry(true, ["2026-11-24T10:00:00.000Z"]) })]), "shape"],
  "no value": [file([one({ "step/a": { a: { at: "2026-11-24T10:00:00.000Z" } } })]), "shape"],
  "a step that is text": [file([one({ "step/a": entry("<script>") })]), "shape"],
  "a rating out of range": [file([one({ "rating/start/a/2026-11-24": entry(99) })]), "shape"],
  "a text that is a map": [file([one({ "text/a": entry({ toString: 1 }) })]), "shape"],
  "an attempt without questions": [file([one({ "attempt/a": entry({ options: {} }) })]), "shape"],
  "a result in words": [file([one({ "finished/a": entry({ got: "1", of: 2 }) })]), "shape"],
  "less than no points": [file([one({ "finished/a": entry({ got: -5, of: 10 }) })]), "shape"],
  "points of none": [file([one({ "finished/a": entry({ got: 1, of: 0 }) })]), "shape"],
  "more points than there are": [file([one({ "finished/a": entry({ got: 11, of: 10 }) })]), "shape"],
  "a note with a map in it": [file([one({ "entry/a": entry({ date: {} }) })]), "shape"],
  "deep nesting": [file([one({ "seen/a": entry(deep(40)) })]), "shape"],
  "very deep nesting": [file([one({ "seen/a": entry("X") })]).replace('"X"', "[".repeat(200_000) + "]".repeat(200_000)), "shape"],
  "more than 20,000 entries": [file([one(many(20_001))]), "many"],
  "more than 5 MB": [file([one({ "text/a": entry("x".repeat(5_000_001)) })]), "big"],
};

/** Refused with the right reason, and nothing is changed. */
export const refusing = (scripts) => {
  const found = [];
  for (const [name, [given, reason]] of Object.entries(REFUSED)) {
    const storage = new FakeStorage();
    const { record } = tab({ storage, scripts });
    record.open("learn/a", "quiz", "A").put("step/mine", true);
    const before = text(storage);
    let told;
    try {
      told = record.importAll(given);
    } catch (error) {
      told = { problem: `throws ${error.message}` };
    }
    if (told.problem !== reason) found.push(`${name}: ${text(told)} instead of ${reason}`);
    if (text(storage) !== before) found.push(`${name}: changes what is stored`);
    if ({}.a !== undefined || {}.at !== undefined) found.push(`${name}: reaches the prototype`);
  }
  return found;
};
