// The record without a browser: merging, importing, tabs, refusals, storage that fails, files made.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { importing, merging, racing, refusing, tabs } from "./lib/checks/record.mjs";
import { FakeStorage, planted, source, tab } from "./lib/classic.mjs";
import { none, some } from "./lib/expect.mjs";
import { file } from "./lib/random-records.mjs";

const JS = "record.js";
const KEY = "preceptor/handbook/learn/a";
const AT = "2026-11-24T10:00:00.000Z";
const open = (one) => one.record.open("learn/a", "quiz", "A");
const json = (value) => JSON.parse(JSON.stringify(value));

describe("what always holds of the record", () => {
  it("merges the same whichever way round, in any groups, however often", () => none(merging()));
  it("imports twice as once, and A into B as B into A", () => none(importing()));
  it("loses nothing between two tabs", () => none(tabs()));
  it("loses nothing where two tabs write at the same moment", () => none(racing()));
  it("refuses damaged and hostile files, and says why", () => none(refusing()));
});

// Each check is worth something only if it sees the fault it is for.
const FAULTS = [
  ["keeps the first of two values", merging, "return a.at > b.at ? a : b;", "return a;", /not commutative/],
  ["keeps the older value", merging, "return a.at > b.at ? a : b;", "return a.at < b.at ? a : b;", /keeps the older/],
  ["keeps the first of two that are equally new", merging, "return JSON.stringify(a.value) >= JSON.stringify(b.value) ? a : b;", "return a;", /not commutative/],
  ["takes the names of the first record", merging, "rank(a) >= rank(b) ? a : b", "a", /not commutative/],
  ["ranks an empty record above others", merging, '(a > b ? a : b), "0")', '(a > b ? a : b), "")', /not associative/],
  ["ranks by size", merging, 'times.reduce((a, b) => (a > b ? a : b), "0")', 'String(times.length).padStart(4, "0")', /not associative/],
  ["leaves keys in the order they came", merging, "...Object.keys(b)])].sort()", "...Object.keys(b)])]", /not commutative/],
  ["forgets what only the second has", merging, "...Object.keys(a), ...Object.keys(b)", "...Object.keys(a)", /loses a value/],
  ["merges into what it was given", merging, "const all = Object.create(null);\n    for (const key of [", "const all = a;\n    for (const key of [", /./],
  ["writes the file over what is here", importing, "write(merge(before[index], record))", "write(record)", /A into B/],
  ["counts what is here as added", importing, 'same ? "same"', 'false ? "same"', /second import/],
  ["keeps nothing of another tab's text", tabs, 'if (path.startsWith("text/")) keepOther(path, value);', "", /lost at text/],
  ["takes any text for seen", tabs, "mine.value === seen.get(path)", "true", /lost at text/],
  ["keeps another tab's text in one place", tabs, "`${device}~${randomId()}`", "`${device}~x`", /lost at text/],
  ["writes from memory", tabs, "if (!text || last?.text === text)", "if (!text || last)", /lost/],
  ["does not look at what another tab wrote over", racing, 'else if (!doc.startsWith("/")) putBack(doc);', "", /lost/],
  ["brings back what was cleared", racing, "if (!now) wrote.delete(doc);", "if (!now && mine) write(mine);", /comes back/],
  ["lets the clock go back", tabs, "Math.max(Date.now(), last + 1)", "Date.now()", /last words/],
  ["checks no size", refusing, "if (text.length > most)", "if (false)", /5 MB/],
  ["checks no count", refusing, "if (count > MOST_ENTRIES)", "if (false)", /20,000/],
  ["checks no site", refusing, 'json.site === site ? { json } : bad("site", json.site)', "{ json }", /another site/],
  ["checks no version", refusing, 'if (json.version > newest) return bad("newer");', "", /newer/],
  ["checks no value", refusing, "!fits(path, entry.value)", "false", /a step that is text/],
  ["checks no depth", refusing, "depth < MOST_DEPTH &&", "", /nesting/],
  ["lets __proto__ in", refusing, 'key !== "__proto__" &&', "", /__proto__ inside/],
  ["takes any address", refusing, "|| !isHref(href)", "", /address/],
];

describe("a fault is seen", () => {
  for (const [name, check, sound, fault, like] of FAULTS) {
    it(`of a record that ${name}`, () => some(check([planted(JS, sound, fault)], 100), like));
  }
});

describe("values", () => {
  it("shows the newest, leaves out what is cleared, and names other versions", () => {
    const one = tab({ storage: new FakeStorage() });
    const values = { a: { at: AT, value: "old" }, b: { at: "2026-11-25T10:00:00.000Z", value: "new" } };
    const gone = { a: { at: AT, value: "x" }, b: { at: "2026-11-25T10:00:00.000Z", value: null } };
    one.record.importAll(file([{ version: 1, doc: "learn/a", kind: "module", title: "A", entries: { "text/a": values, "text/b": gone } }]));
    const all = json(open(one).all("text/"));
    assert.deepEqual(all, [{ path: "text/a", value: "new", at: values.b.at, others: [{ device: "a", at: AT, value: "old" }] }]);
    assert.equal(open(one).get("text/b"), undefined);
    open(one).drop("text/a", "a");
    assert.deepEqual(json(open(one).all("text/"))[0], { ...all[0], others: [] });
  });
  it("removes another version that is as new as the one shown", () => {
    const one = tab({ storage: new FakeStorage() });
    const values = { a: { at: AT, value: "one" }, b: { at: AT, value: "two" } };
    one.record.importAll(file([{ version: 1, doc: "learn/a", kind: "module", title: "A", entries: { "text/a": values } }]));
    open(one).drop("text/a", "a");
    const [{ value, others }] = json(open(one).all());
    assert.deepEqual([value, others.map((other) => other.value)], ["two", []]);
  });
  it("gives a later time than any that is there, though the clock goes back", () => {
    const clock = { now: Date.parse("2026-11-24T10:00:00.000Z") };
    const one = tab({ storage: new FakeStorage(), clock });
    const log = open(one);
    log.put("text/a", "first");
    clock.now -= 86_400_000;
    log.put("text/a", "second");
    assert.deepEqual(json(log.all())[0], { path: "text/a", value: "second", at: "2026-11-24T10:00:00.001Z", others: [] });
  });
  it("does not write what is there already", () => {
    const storage = new FakeStorage();
    const one = tab({ storage });
    open(one).put("step/a", true);
    const before = storage.getItem(KEY);
    open(one).put("step/a", true);
    assert.equal(storage.getItem(KEY), before);
  });
  it("throws at a value that does not belong", () => {
    assert.throws(() => open(tab({ storage: new FakeStorage() })).put("step/a", "yes"), /step\/a/);
  });
  it("takes what goes on from a kept text in its place", () => {
    const storage = new FakeStorage();
    const [a, b] = [open(tab({ storage })), open(tab({ storage }))];
    for (const words of ["a", "ab", "abc"]) a.put("text/x", words), b.put("text/x", `other ${words}`);
    const [{ value, others }] = json(a.all());
    assert.equal(value, "other abc");
    assert.deepEqual(others.filter((other) => !other.value.startsWith("other")).map((other) => other.value), ["abc"]);
  });
});

describe("the storage", () => {
  it("goes on in memory where there is none", () => {
    const one = tab();
    assert.equal(one.record.available, "none");
    assert.equal(open(one).put("step/a", true), false);
    assert.equal(open(one).get("step/a"), true);
    assert.equal(one.record.list().length, 1);
  });
  it("goes on in memory where it is full, and stores all of it when there is room", () => {
    const storage = new FakeStorage(500);
    const one = tab({ storage });
    assert.equal(open(one).put("text/a", "x".repeat(600)), false);
    assert.equal(one.record.available, "full");
    assert.equal(open(one).get("text/a").length, 600);
    storage.room = Infinity;
    assert.equal(open(one).put("step/a", true), true);
    assert.equal(one.record.available, "yes");
    assert.deepEqual(Object.keys(JSON.parse(storage.getItem(KEY)).entries), ["step/a", "text/a"]);
  });
  it("takes in nothing of a file that does not fit", () => {
    const storage = new FakeStorage(2500);
    const one = tab({ storage });
    open(one).put("text/a", "mine");
    const before = JSON.stringify(storage);
    const text = (doc, words) => ({ version: 1, doc, kind: "quiz", title: "", entries: { "text/a": { b: { at: AT, value: words } } } });
    const told = one.record.importAll(file([text("learn/a", "b"), text("learn/b", "x".repeat(900)), text("learn/c", "x".repeat(2000))]));
    assert.deepEqual(json(told), { problem: "full" });
    assert.equal(JSON.stringify(storage), before);
    assert.equal(one.record.list().length, 1);
  });
  for (const [name, text] of [["no JSON", "{"], ["another shape", '{"version":1}'], ["another document", JSON.stringify({ version: 1, doc: "learn/b", kind: "", title: "", entries: {} })]]) {
    it(`sets a damaged text aside: ${name}`, () => {
      const storage = new FakeStorage();
      storage.setItem(KEY, text);
      const one = tab({ storage });
      assert.equal(open(one).put("step/a", true), true);
      assert.deepEqual(json(one.record.damaged()), [text]);
      assert.equal(JSON.parse(storage.getItem(KEY)).entries["step/a"] !== undefined, true);
    });
  }
  it("leaves a damaged text alone where it cannot be set aside", () => {
    const storage = new FakeStorage();
    storage.setItem(KEY, "{".repeat(100));
    const one = tab({ storage });
    storage.room = 150 + KEY.length;
    assert.equal(open(one).put("step/a", true), false);
    assert.equal(storage.getItem(KEY), "{".repeat(100));
  });
  it("leaves a record of a newer version alone", () => {
    const storage = new FakeStorage();
    const text = JSON.stringify({ version: 2, doc: "learn/a" });
    storage.setItem(KEY, text);
    assert.equal(open(tab({ storage })).put("step/a", true), false);
    assert.equal(storage.getItem(KEY), text);
  });
  it("clears what is its own, and nothing else", () => {
    const storage = new FakeStorage();
    storage.setItem("preceptor/other/learn/a", "x");
    storage.setItem("theme", "dark");
    const one = tab({ storage });
    open(one).put("step/a", true);
    one.record.teamId();
    one.record.clear();
    assert.deepEqual(Object.keys(storage).sort(), ["preceptor/handbook//device", "preceptor/other/learn/a", "theme"]);
    assert.deepEqual(json(one.record.list()), []);
  });
  it("tells of what another tab wrote", () => {
    const one = tab({ storage: new FakeStorage() });
    const heard = [];
    open(one).onchange(() => heard.push("a"));
    one.record.open("learn/b").onchange(() => heard.push("b"));
    one.record.onchange(() => heard.push("any"));
    one.tell("storage", { key: KEY });
    one.tell("storage", { key: "theme" });
    assert.deepEqual(heard, ["a", "any"]);
  });
});

describe("files", () => {
  it("takes what it saved", () => {
    const one = tab({ storage: new FakeStorage() });
    open(one).put("text/a", "words");
    const other = tab({ storage: new FakeStorage() });
    assert.deepEqual(json(other.record.importAll(`\uFEFF${one.record.exportAll()}`)), { added: 1, changed: 0, same: 0 });
    assert.equal(open(other).get("text/a"), "words");
  });
  it("takes version 0", () => {
    const one = tab({ storage: new FakeStorage() });
    const documents = { "learn/a": { kind: "module", title: "A", values: { "text/a": { at: AT, value: "old" }, "step/b": { at: AT, value: true } } } };
    const old = JSON.stringify({ format: "preceptor-record", version: 0, site: "handbook", documents });
    assert.deepEqual(json(one.record.importAll(old)), { added: 2, changed: 0, same: 0 });
    assert.deepEqual(json(one.record.importAll(old)), { added: 0, changed: 0, same: 2 });
    assert.deepEqual(json(one.record.list()[0].entries["text/a"]), { v0: { at: AT, value: "old" } });
    for (const bad of [{ "learn/a": null }, { "learn/a": { kind: "module", title: "A", values: { "text/a": 1 } } }, [], "x"]) {
      assert.equal(one.record.importAll(JSON.stringify({ format: "preceptor-record", version: 0, site: "handbook", documents: bad })).problem, "shape");
    }
  });
  it("neutralises what a spreadsheet would run", () => {
    const { csv } = tab({ scripts: [source("export.js")] }).files;
    const rows = [["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"], ['say "yes"', "a,b", "two\nlines", "1-2", null, "é"]];
    assert.equal(csv(rows), "\uFEFF\"'=1+1\",\"'+1\",\"'-1\",\"'@SUM(A1)\",\"'\t=1\",\"'\r=1\"\r\n\"say \"\"yes\"\"\",\"a,b\",\"two\nlines\",\"1-2\",\"\",\"é\"\r\n");
    const faulty = tab({ scripts: [planted("export.js", "=+\\-@", "=+")] }).files;
    assert.notEqual(faulty.csv(rows), csv(rows));
  });
});

describe("addresses", () => {
  const places = [
    [{}, "learn/quizzes/fit-note.html"],
    [{ at: "learn/quizzes/fit-note.html?a=1#q" }, "learn/quizzes/fit-note.html"],
    [{ at: "learn/quizzes/" }, "learn/quizzes/index.html"],
    [{ at: "", root: "" }, "index.html"],
    [{ from: "file:///C:/my%20site/" }, "learn/quizzes/fit-note.html"],
  ];
  for (const [given, href] of places) {
    it(`keeps ${href} for ${JSON.stringify(given)}`, () => {
      const one = tab({ storage: new FakeStorage(), ...given });
      open(one).put("step/a", true);
      assert.equal(one.record.list()[0].href, href);
      assert.equal(one.record.link(href), new URL(href, given.from ?? "https://host.test/book/").href);
    });
  }
  it("offers no address that leads out of the site", () => {
    const { record } = tab({ storage: new FakeStorage() });
    for (const href of ["", "javascript:alert(1)", "//evil.test/a.html", "/a.html", "../a.html", "a/../../../b.html", "a/%2e%2e/%2e%2e/b.html", "https://evil.test/", "\\\\evil", "a\tb", undefined, {}]) {
      assert.equal(record.link(href), "");
    }
  });
  it("says on file:// in Firefox that each page keeps its own", () => {
    const strings = { from: "file:///site/", agent: "Firefox/140", storage: new FakeStorage() };
    const said = (given) => {
      const element = { hidden: false, lines: [], replaceChildren: () => (element.lines = []), append: (line) => element.lines.push(line) };
      tab({ ...given, scripts: [source("tools.js"), source("record.js")] }).record.notice(element);
      return element;
    };
    assert.equal(said(strings).lines.length, 1);
    assert.equal(said({ ...strings, agent: "Chrome" }).hidden, true);
    assert.equal(said({ ...strings, from: "https://host.test/" }).hidden, true);
    assert.equal(said({}).lines.length, 1);
  });
});
