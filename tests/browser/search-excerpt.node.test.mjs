// What a result shows of its text: the window, the marks, the sections; and what the search asks the network for.
import { describe, it } from "node:test";
import { none, some } from "./lib/expect.mjs";
import { faulty, site } from "./lib/search-index.mjs";

const filler = (count, from = 0) => Array.from({ length: count }, (_, at) => `word${from + at}`).join(" ");
const one = (sections, more = {}) => ({ docs: [{ url: "0.html", title: "Page", summary: "About pages.", sections, ...more }, { url: "1.html", title: "Other notes", summary: "fits works" }], concepts: [{ doc: -1, names: ["Making every contact count", "MECC"] }] });
const top = (text) => one([{ id: "", heading: "", text }]);

/** An excerpt as `[marked]` text. */
const shown = async (content, query, scripts) => {
  const { engine } = site(content, { scripts });
  const { results } = await engine.search(query);
  const hit = results.find(({ card }) => card.url === "0.html");
  return { text: hit?.excerpt.map(({ text, mark }) => (mark ? `[${text}]` : text)).join(""), sections: hit?.sections.map(({ id }) => id).join(), pieces: hit?.excerpt ?? [] };
};

const marks = async (scripts) => {
  const found = [];
  const expect = async (text, query, want) => {
    const { text: got, pieces } = await shown(top(text), query, scripts);
    if (got !== want) found.push(`${query}: ${got}`);
    if (pieces.some((piece) => !piece.text || !want)) found.push(`${query}: an empty piece`);
  };
  await expect("Fit notes, and a fit note.", "fit note", "[Fit] [notes], and a [fit] [note].");
  await expect("The (doctor’s) notes", "doctor notes", "The ([doctor’s]) [notes]");
  await expect("Cafe\u0301s and ﬁt: fit2", "cafes fit", "[Cafe\u0301s] and [ﬁt]: fit2");
  await expect("First.\n\nA  fit\nnote", "fit", "First. A [fit] · note");
  await expect("Profession\nCan certify\nDoctors \nfit", "fit", "Profession · Can certify · Doctors · [fit]");
  await expect("These:\nfit,\nnote", "fit", "These: [fit], note");
  await expect("Try making every contact count today; mecc. Making every day.", "mecc", "Try [making] [every] [contact] [count] today; [mecc]. Making every day.");
  await expect("Physiotherapists and physios, a physio", "physio", "Physiotherapists and [physios], a [physio]");
  await expect("Physiotherapists work", "physiot", "[Physiotherapists] work");
  await expect("Physiotherapist <b>&amp;</b>", "physioterapist b", "[Physiotherapist] <[b]>&amp;</[b]>");
  return found;
};

const windows = async (scripts) => {
  const found = [];
  const count = (text) => text.match(/[\p{L}\p{N}]+/gu).length;
  const expect = (name, holds, { text }) => holds || found.push(`${name}: ${text}`);
  const middle = await shown(top(`${filler(100)} fit ${filler(100, 200)}`), "fit", scripts);
  expect("a word in the middle", /^… word92 .*word99 \[fit\] word200 .* …$/.test(middle.text) && count(middle.text) === 30, middle);
  const sentence = await shown(top(`${filler(50)}. Here it says fit. ${filler(100, 200)}`), "fit", scripts);
  expect("a sentence", /^Here it says \[fit\]\. word200 .* …$/.test(sentence.text), sentence);
  const end = await shown(top(`${filler(50)}. First so. Then fit.`), "fit", scripts);
  expect("the end", /^First so\. Then \[fit\]\.$/.test(end.text), end);
  const both = await shown(top(`fit ${filler(60)} fit note ${filler(60, 100)} note note note`), "fit note", scripts);
  expect("both words", both.text.includes("[fit] [note]"), both);
  const far = await shown(top(`fit ${filler(22)} note ${filler(60, 100)}`), "fit note", scripts);
  expect("both ends", far.text.includes("[fit]") && far.text.includes("[note]"), far);
  const long = await shown(top(`${"x".repeat(2000)} ${filler(5)} fit ${filler(40)}`), "fit", scripts);
  expect("a text without spaces", long.text.length < 700 && long.text.includes("[fit]"), long);
  const title = await shown(one([{ id: "", heading: "", text: "Nothing of it." }]), "page", scripts);
  expect("a word of the title alone", title.text === "About [pages].", title);
  const none = await shown(one([], { summary: "" }), "page", scripts);
  expect("no text", none.text === "", none);
  const best = await shown(one([{ id: "", heading: "", text: "fit fit fit" }, { id: "a", heading: "x", text: "fit note" }]), "fit note", scripts);
  expect("the section with most words", best.text === "[fit] [note]", best);
  return found;
};

const sections = async (scripts) => {
  const found = [];
  const expect = async (parts, query, want) => {
    const { sections } = await shown(one(parts.map(([id, heading, text]) => ({ id, heading, text }))), query, scripts);
    if (sections !== want) found.push(`${query} in ${parts.map(([id]) => id)}: ${sections}`);
  };
  await expect([["", "", "fit note"], ["a", "x", "fit note"]], "fit note", "");
  await expect([["", "", "fit"], ["a", "x", "fit note"]], "fit note", "a");
  await expect([["", "", "fit note"], ["a", "Fit", "x"]], "fit note", "a");
  await expect([["", "", "x"], ["a", "x", "fit"], ["b", "x", "note fit"], ["c", "Fit note", "x"], ["d", "fit", "y"]], "fit note", "c,b");
  await expect([["", "", "x"], ["a", "x", "making every contact count"]], "mecc", "a");
  await expect([["", "", "x"], ["a", "x", "y"]], "page", "");
  return found;
};

/** What a stage needs is asked for at once, and no more than the limits allow. */
const stages = async (scripts) => {
  const found = [];
  const letters = "abcdefghij";
  const many = Array.from({ length: 400 }, (_, at) => `wo${letters[at % 10]}${letters[Math.floor(at / 10) % 10]}${letters[Math.floor(at / 100)]}ker`);
  const docs = many.map((word, doc) => ({ url: `${doc}.html`, title: word, sections: [] }));
  const { engine, asked } = site({ docs: [...docs, { url: "w.html", title: "workable" }, { url: "x.html", title: "zebra" }] }, { scripts, options: { sizes: { v: 8, r: 8, p: 8, t: 8 } } });
  const since = async (act) => {
    const before = asked.length;
    await act();
    return asked.slice(before).map((src) => /search\/(\w)/.exec(src)[1]);
  };
  const mending = await since(() => engine.search("woxker"));
  if (mending.filter((kind) => kind === "v").length > 8 || mending.filter((kind) => kind === "r").length > 6) found.push(`mending asks for ${mending.join("")}`);
  const first = await engine.suggest("wor", 5);
  if (first.results[0]?.url !== "w.html") found.push("a beginning of three letters finds nothing");
  const growing = await since(() => engine.suggest("woaa", 5));
  if (growing.filter((kind) => kind === "v").length > 3) found.push(`completing asks for ${growing.join("")}`);
  const { engine: cold, asked: order } = site({ docs: docs.slice(0, 100) }, { scripts });
  await cold.search(`${many[0]} ${many[50]} ${many[99]}`);
  const kinds = order.map((src) => /search\/(\w)/.exec(src)[1]).join("").replace(/(.)\1+/g, "$1");
  if (kinds !== "mvtdb") found.push(`stages are ${kinds}`);
  const { corrected } = await cold.suggest("zzz woaaakr ", 3);
  if (!corrected?.startsWith("zzz wo")) found.push(`mended to ${corrected}`);
  return found;
};

describe("an excerpt", () => {
  it("marks whole words that stand for the query's", async () => none(await marks()));
  it("is the best window", async () => none(await windows()));
});

describe("a result", () => it("leads to the sections that hold more", async () => none(await sections())));
describe("the network", () => it("is asked for a stage at a time", async () => none(await stages())));

const FAULTS = [
  ["marks no names of concepts", marks, "search-excerpt.js", "marks[at + next] |= bits", "marks[at + next] |= 0", /mecc/],
  ["marks beginnings of known words", marks, "search-excerpt.js", "(word.grown ? [", "(word ? [", /physio:/],
  ["keeps line ends", marks, "search-excerpt.js", '.replace(/\\s+/g, " ")', "", /fit/],
  ["begins in the middle of a sentence", windows, "search-excerpt.js", "while (from > least && !begins(from)) from--;", "", /a sentence/],
  ["takes the first hit", windows, "search-excerpt.js", "if (value > most)", "if (at === 0)", /both words/],
  ["shows a long text", windows, "search-excerpt.js", "MOST_UNITS] = [30, 24, 8, 400]", "MOST_UNITS] = [30, 24, 8, 4e9]", /without spaces/],
  ["shows sections that hold the same", sections, "search-excerpt.js", "own & ~above", "own", /fit note in/],
  ["loads all that begins alike", stages, "search-query.js", "to - from >= MOST_SHARDS && many < letters.length - 1", "false", /mending asks/],
];

describe("a fault is seen", () => {
  for (const [name, check, script, sound, fault, like] of FAULTS) it(`of a script that ${name}`, async () => some(await check(faulty(script, sound, fault)), like));
});
