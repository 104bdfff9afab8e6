// How the search loads its shards, and what it does where they are missing, cut short or damaged.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { none, some } from "./lib/expect.mjs";
import { encode, faulty, files, page, site } from "./lib/search-index.mjs";

const DOCS = Array.from({ length: 20 }, (_, doc) => ({
  url: `${doc}.html`,
  title: doc % 2 ? `Fit note ${doc}` : `Sickness absence ${doc}`,
  summary: "Café – employers’ duties",
  topics: doc % 3 ? ["work"] : ["mind"],
  audience: doc % 2 ? ["nurses"] : [],
  sections: [{ id: "", heading: "", text: `A fit note for ${doc} people. Making every contact count.` }, { id: "a", heading: "Absence", text: "Sickness and employers." }],
}));
const CONTENT = { docs: DOCS, concepts: [{ doc: 1, names: ["Making every contact count", "MECC"] }], terms: { fit: ["fit", "work"], work: ["work"] } };
const QUERIES = ["fit note", "mecc", "sicknes employrs", '"every contact" fit', "what is the", "emp", "fi"];

const told = (failed) => failed.map(({ shard, why }) => `${shard} ${why}`).sort().join(", ");

/** All kinds of answers; nothing may be thrown, however it fails. */
const ask = async (engine, options = {}) => {
  const answers = [];
  for (const text of QUERIES) {
    answers.push(await engine.search(text, options));
    answers.push(await engine.suggest(text, 5));
  }
  return answers;
};

/** Every cut of every shard is damage, and is told as damage. */
const cuts = async (scripts) => {
  const found = [];
  const { shards } = site(CONTENT, { options: { head: 8 } });
  const whole = page(files(shards), { scripts });
  const kinds = new Map(Object.keys(shards).map((name) => [name.split("/")[0], name]));
  for (const [kind, name] of kinds) {
    for (let length = 0; length < shards[name].length; length++) {
      whole.files[`../search/${name}.js`] = files({ [name]: shards[name].slice(0, length) })[`../search/${name}.js`];
      const load = whole.search.load("../");
      const { get, failed } = await load.start();
      const got = kind === "m" ? null : await get(kind, Number(name.split("/")[1]));
      if (got || told(failed) !== `${name} damaged`) found.push(`${name} cut to ${length} bytes: ${told(failed) || "is read"}`);
    }
    whole.files[`../search/${name}.js`] = files({ [name]: shards[name] })[`../search/${name}.js`];
  }
  assert.deepEqual([...kinds.keys()].sort(), ["a", "b", "d", "f", "m", "p", "r", "t", "u", "v"]);
  return found;
};

/** Numbers of what is not there. */
const beyond = async (scripts) => {
  const found = [];
  const { model } = site(CONTENT);
  const [form] = model.forms;
  const few = (list) => list.slice(0, 1);
  const cases = {
    "t/0": { lists: [[[DOCS.length, 9]], ...model.lists.slice(1)] },
    "u/0": { lists: [[...DOCS.map((_, doc) => [doc, 9]), [DOCS.length, 8]]] },
    "v/0": { forms: [{ ...form, terms: [model.words] }] },
    "p/0": { forms: [{ ...form, text: "absence", terms: [model.words] }] },
    "d/0": { kinds: few(model.kinds), docs: [{ ...model.docs[0], kind: "quiz" }] },
    "f/0": { kinds: few(model.kinds), docs: [{ ...model.docs[0], kind: "quiz" }] },
  };
  for (const [name, change] of Object.entries(cases)) {
    const shards = encode({ ...model, ...change, kinds: model.kinds }, { head: 20 });
    if (change.kinds) shards.m = encode({ ...model, ...change, docs: model.docs.map((doc) => ({ ...doc, kind: "guidance" })) }).m;
    const load = page(files(shards), { scripts }).search.load("../");
    const { get, failed } = await load.start();
    await get(name[0], 0);
    if (told(failed) !== `${name} damaged`) found.push(`${name} is read, ${told(failed)}`);
  }
  return found;
};

/** Bytes that are not what was written: nothing is thrown, and answers come. */
const noise = async (scripts) => {
  const found = [];
  const { shards } = site(CONTENT, { options: { head: 8 } });
  let seed = 3;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let run = 0; run < 150; run++) {
    const names = Object.keys(shards);
    const name = names[random(names.length)];
    const bytes = [...shards[name]];
    for (let times = 0; times < 3; times++) bytes[random(bytes.length)] = random(3) ? random(256) : 255;
    const { search } = page(files({ ...shards, [name]: bytes }), { scripts });
    try {
      await ask(search.open("../"), run % 2 ? { topic: "work" } : {});
    } catch (error) {
      found.push(`${name}: ${error}`);
    }
  }
  return found;
};

/** Each shard in turn is not there, or is no shard: the answers say so, and what can be found is found. */
const lacks = async (scripts) => {
  const found = [];
  const { shards } = site(CONTENT, { options: { head: 8 } });
  for (const name of Object.keys(shards)) {
    for (const [why, file] of [["missing", undefined], ["damaged", "//"], ["damaged", "}"], ["damaged", `preceptorShard("${name}","*")`], ["damaged", 'preceptorShard("x","")']]) {
      const opened = page({ ...files(shards), [`../search/${name}.js`]: file }, { scripts });
      const engine = opened.search.open("../");
      try {
        const answers = [...(await ask(engine)), await engine.search("fit note", { topic: "work" })];
        const all = new Set(answers.flatMap(({ failed }) => failed.map(({ shard, why }) => `${shard} ${why}`)));
        if ([...all].some((one) => one !== `${name} ${why}`)) found.push(`${name} ${why}: says ${[...all]}`);
        if (!all.size && opened.asked.some((src) => src.includes(`/${name}.js`))) found.push(`${name} ${why}: nothing is said`);
        if (name !== "m" && !answers.some(({ results }) => results.length)) found.push(`${name} ${why}: finds nothing`);
      } catch (error) {
        found.push(`${name} ${why}: throws ${error}`);
      }
      if (opened.document.scripts.size) found.push(`${name} ${why}: scripts are left on the page`);
    }
  }
  return found;
};

/** Shards that are lost take only their own with them. */
const loses = async (scripts) => {
  const found = [];
  const { shards, model } = site(CONTENT);
  const without = (...names) => page(files(Object.fromEntries(Object.entries(shards).filter(([name]) => !names.includes(name)))), { scripts }).search.open("../");
  const cards = await without("d/1").search("note", { count: 20 });
  const docs = cards.results.map(({ card }) => card.doc);
  if (!docs.length || docs.some((doc) => doc >> 3 === 1) || told(cards.failed) !== "d/1 missing") found.push(`without cards: ${docs}`);
  const text = await without("b/0").search("note", { count: 20 });
  const summary = text.results.find(({ card }) => card.doc === 1)?.excerpt.map((piece) => piece.text).join("");
  if (summary !== "Café – employers’ duties") found.push(`without text: ${summary}`);
  const term = model.forms.find((form) => form.text === "note").terms[0];
  const list = await without(`t/${Math.floor(term / 6)}`).search("note absence", { count: 20 });
  if (!list.results.length || list.unknown.length) found.push(`without a list: ${list.results.length}, unknown ${list.unknown}`);
  const word = Object.keys(shards).filter((name) => name.startsWith("v/")).at(-1);
  const last = await without(word).search("sickness fit", { count: 20 });
  if (!last.results.length || last.unknown.length || last.corrections.length) found.push(`without a dictionary: ${last.unknown} ${last.corrections.length}`);
  return found;
};

/** Each shard once and those of a stage together; what failed is asked for again. */
const thrift = async (scripts) => {
  const found = [];
  const { engine, asked, shards, files: served } = site(CONTENT, { scripts });
  await Promise.all([engine.search("fit note sickness"), engine.search("fit note sickness"), engine.suggest("fit note sickness", 5)]);
  await ask(engine);
  if (new Set(asked).size !== asked.length) found.push(`asked twice: ${asked.filter((src, at) => asked.indexOf(src) !== at)}`);
  if (asked[0] !== "../search/m.js" || asked.slice(1).some((src) => !/^\.\.\/search\/[a-z]\/\d+\.js\?s1$/.test(src))) found.push(`addresses: ${asked}`);
  const bytes = asked.reduce((sum, src) => sum + served[src.replace(/\?.*/, "")].split('"')[3].length, 0);
  if (engine.load.counts.requests !== asked.length || engine.load.counts.bytes !== bytes) found.push(`counts ${JSON.stringify(engine.load.counts)} of ${asked.length}, ${bytes}`);

  const broken = page({ ...files(shards), "../search/m.js": undefined, "../search/d/0.js": "" }, { scripts });
  const second = broken.search.open("../");
  const first = await second.search("fit");
  if (told(first.failed) !== "m missing" || first.results.length || first.more) found.push("a missing manifest is not told");
  broken.files["../search/m.js"] = files(shards)["../search/m.js"];
  if (told((await second.search("fit")).failed) !== "d/0 damaged") found.push("it is not tried again");
  broken.files["../search/d/0.js"] = files(shards)["../search/d/0.js"];
  const third = await second.search("fit");
  if (third.failed.length || !third.results.length) found.push("it is not tried again");
  return found;
};

/** Whatever is typed. */
const hostile = async (scripts) => {
  const found = [];
  const { engine } = site(CONTENT, { scripts });
  const texts = ["", " ", '"', '""', "“", "a".repeat(1e4), "fit ".repeat(3e3), '"'.repeat(1e4), "\ud800", "fit\udc00\ud800 note", "\u0000\u0007\u001b", "\u202enote tif\u202c", "שלום fit", "<img src=x onerror=alert(1)>", "__proto__ constructor toString", "%00%ff", "..", "-", "'", "’s", "健康", "1,2.3", "\u0301", "x".repeat(24), "fitt ".repeat(24), "🩺", `${"a ".repeat(199)}𝒳𝒳`, "ſ", "ﬁt"];
  for (const text of texts) {
    const start = performance.now();
    try {
      await engine.search(text);
      await engine.suggest(text, 8);
      for (const options of [{ from: 1e6 }, { from: -1, count: 0 }, { kind: "__proto__", topic: text.slice(0, 9) }]) await engine.search(text, options);
    } catch (error) {
      found.push(`${JSON.stringify(text.slice(0, 20))}: ${error.stack}`);
    }
    if (performance.now() - start > 2000) found.push(`${JSON.stringify(text.slice(0, 20))}: slow`);
  }
  return found;
};

describe("the shards", () => {
  it("are damaged by any cut", async () => none(await cuts()));
  it("are damaged by numbers of what is not there", async () => none(await beyond()));
  it("do no harm when damaged", async () => none(await noise()));
  it("are told of when they cannot be read", async () => none(await lacks()));
  it("take only their own with them", async () => none(await loses()));
  it("are asked for once, and again after a failure", async () => none(await thrift()));
});

describe("the engine", () => {
  it("answers whatever is typed", async () => none(await hostile()));
  it("counts on no more shards than there are", async () => {
    const empty = page(files(encode({ words: 0, docs: [], concepts: [], forms: [], lists: [], kinds: [], audiences: [], weights: [256, 102, 256, 128, 154, 179, 128] })));
    const answer = await empty.search.open("../").search("fit notes");
    assert.deepEqual([told(answer.failed), answer.results.length, answer.unknown.join()], ["", 0, "fit,notes"]);
  });
});

const FAULTS = [
  ["does not look where bytes end", cuts, "search-load.js", "from.end();", "", /cut to/],
  ["lets every number be a unit", beyond, "search-load.js", "check(value >= limit);", "", /t\/0 /],
  ["lets every number be a term", beyond, "search-load.js", "check(term < 0 || term >= limit);", "", /v\/0 /],
  ["lets every number be a kind", beyond, "search-load.js", "check(facets.kind >= kinds.length);", "", /f\/0 /],
  ["tells what is missing as damaged", lacks, "search-load.js", 'fine ? "damaged" : "missing"', '"damaged"', /missing: says/],
  ["leaves its scripts", lacks, "search-load.js", "script.remove();", "", /left on the page/],
  ["takes lost words for unknown ones", loses, "search-query.js", "if (!forms) return null;", "if (!forms) return undefined;", /without a dictionary/],
  ["loads a shard for everyone who asks", thrift, "search-load.js", "shards.set(shard, promise);", "", /asked twice/],
  ["keeps failures", thrift, "search-load.js", "if (shards.get(shard) === promise) shards.delete(shard);", "", /not tried again/],
  ["forgets the stamp", thrift, "search-load.js", "m ? `?${m.stamp}` : \"\"", '""', /addresses/],
];

describe("a fault is seen", () => {
  for (const [name, check, script, sound, fault, like] of FAULTS) it(`of a script that ${name}`, async () => some(await check(faulty(script, sound, fault)), like));
});
