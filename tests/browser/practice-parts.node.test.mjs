// The pure parts of checklists and of the team picture: what is drawn, the files of a team.
import assert from "node:assert/strict";
import { describe, it } from "node:test";

// The team's files are read with what knows the record's own.
Object.assign(globalThis, {
  window: globalThis,
  Preceptor: {},
  document: { body: { dataset: { site: "handbook" } } },
  location: new URL("https://host.test/book/team.html"),
  addEventListener: () => {},
});
await import("../../themes/default/static/js/record.js");
await import("../../themes/default/static/js/team-files.js");
await import("../../themes/default/static/js/picture.js");

const { picture, teamFiles } = globalThis.Preceptor;

describe("the confidence picture", () => {
  const statement = (id, target = NaN) => ({ id, plain: id, target });
  const three = [statement("a", 4), statement("b", 4), statement("c")];

  it("puts first what grew most, last what cannot be compared, and leaves out what is not rated", () => {
    const rows = picture.rows([...three, statement("d"), statement("e")], {
      a: { start: 2, end: 3 },
      b: { start: 1, end: 4 },
      c: { start: 3 },
      d: { start: 4, end: 3 },
    });
    assert.deepEqual(rows.map(({ id, grew }) => [id, grew]), [["b", 3], ["a", 1], ["d", -1], ["c", undefined]]);
  });
  it("keeps the order of the checklist among equals", () => {
    const rows = picture.rows(three, { a: { start: 2, end: 3 }, b: { start: 3, end: 4 }, c: { start: 1, end: 2 } });
    assert.deepEqual(rows.map(({ id }) => id), ["a", "b", "c"]);
  });
  it("counts higher, the same and lower, without what is not relevant", () => {
    const rows = picture.rows(three, { a: { start: 2, end: 3, then: 3 }, b: { start: "na", end: 4 }, c: { start: 3, end: 2 } });
    const sums = (from) => Object.values(picture.change(rows, from)).map((list) => list.length);
    assert.deepEqual(sums("start"), [1, 0, 1]);
    assert.deepEqual(sums("then"), [0, 1, 0]);
  });
  it("measures the gap from the end, from the start while there is no end, and never from what is not relevant", () => {
    const gap = (ratings) => picture.rows([statement("a", 4)], { a: ratings })[0].gap;
    assert.equal(gap({ start: 1, end: 3 }), 1);
    assert.equal(gap({ start: 1 }), 3);
    assert.equal(gap({ start: 1, end: 5 }), 0);
    assert.equal(gap({ start: 1, end: "na" }), undefined);
    assert.equal(picture.rows([statement("c")], { c: { start: 1 } })[0].gap, undefined);
  });
  it("names at most three gains and gaps, the greatest first", () => {
    const many = ["a", "b", "c", "d", "e"].map((id) => statement(id, 5));
    const ratings = { a: { start: 1, end: 2 }, b: { start: 1, end: 5 }, c: { start: 1, end: 3 }, d: { start: 1, end: 4 }, e: { start: 3, end: 3 } };
    const rows = picture.rows(many, ratings);
    assert.deepEqual(picture.biggest(rows, "grew").map(({ id }) => id), ["b", "d", "c"]);
    assert.deepEqual(picture.biggest(rows, "gap").map(({ id }) => id), ["a", "c", "e"]);
  });
});

describe("the files of a team", () => {
  const DOC = "learn/checklists/a";
  const known = new Map([[DOC, { values: [1, 2, 3, 4, 5], statements: [{ id: "one", aim: 4 }, { id: "two", aim: 3 }] }]]);
  /** The first form holds ratings. */
  const old = (more = {}) => ({
    format: "preceptor-team", version: 1, site: "handbook", from: "abc123", day: "2026-11-24",
    checklists: [{ doc: DOC, ratings: { one: { start: 3, end: "na", then: 4 } } }], ...more,
  });
  const file = (more = {}) => ({
    format: "preceptor-team", version: 2, site: "handbook", from: "abc123", made: 1,
    checklists: [{ doc: DOC, statements: { one: { aim: 4, start: false, end: true } } }], ...more,
  });
  const read = (json) => teamFiles.read(typeof json === "string" ? json : JSON.stringify(json), known);
  const problem = (json) => read(json).problem;
  const plain = (said) => JSON.parse(JSON.stringify(said));

  it("are read, in both forms, as what is at or above the aim", () => {
    const { person } = read(file());
    assert.equal(person.from, "abc123");
    assert.deepEqual(plain(person.checklists.get(DOC)), { one: { start: false, end: true } });
    assert.ok(read(`\uFEFF${JSON.stringify(file())}`).person);
    assert.deepEqual(plain(read(old()).person.checklists.get(DOC)), { one: { start: false, then: true } });
  });
  it("say nothing of statements that the site does not have, or that aim elsewhere now", () => {
    const { person } = read(file({ checklists: [{ doc: DOC, statements: { one: { aim: 5, end: true }, gone: { aim: 4, end: true }, two: { aim: 3, end: true } } }, { doc: "gone", statements: {} }] }));
    assert.deepEqual(plain([...person.checklists]), [[DOC, { two: { end: true } }]]);
    assert.equal(person.otherAim, true);
    assert.equal(read(file()).person.otherAim, false);
  });
  it("are refused with a reason", () => {
    assert.equal(problem("{"), "json");
    assert.equal(problem(""), "json");
    assert.equal(problem("[]"), "format");
    assert.equal(problem("null"), "format");
    assert.equal(problem({ format: "preceptor-record" }), "record");
    assert.equal(problem(file({ version: 3 })), "newer");
    assert.equal(problem(" ".repeat(500_001)), "big");
    for (const make of [old, file]) {
      assert.equal(problem(make({ version: "1" })), "shape");
      assert.equal(problem(make({ version: 0 })), "shape");
      assert.equal(problem(make({ site: "other" })), "site");
      assert.equal(problem(make({ from: "../x" })), "shape");
      assert.equal(problem(make({ checklists: {} })), "shape");
      assert.equal(problem(make({ checklists: [null] })), "shape");
    }
    assert.equal(problem(old({ day: "yesterday" })), "shape");
    for (const made of [0, -1, 1.5, "1", null, 1e9]) assert.equal(problem(file({ made })), "shape");
    for (const rating of [11, -1, 2.5, "3", null, {}, true]) {
      assert.equal(problem(old({ checklists: [{ doc: "a", ratings: { one: { start: rating } } }] })), "shape");
    }
    for (const one of [{ start: 3 }, { start: "na" }, { middle: true }, { aim: "4", start: true }, null]) {
      assert.equal(problem(file({ checklists: [{ doc: "a", statements: { one } }] })), "shape");
    }
  });
  it("that are too large are not even read", async () => {
    const text = () => assert.fail("it was read");
    assert.deepEqual(await teamFiles.open({ size: 500_001, text }, known), { problem: "big" });
  });
  it("cannot reach into the page by their names", () => {
    const text = `{"format":"preceptor-team","version":1,"site":"handbook","from":"a","day":"2026-11-24","checklists":[{"doc":"__proto__","ratings":{"__proto__":{"start":1}}},{"doc":"${DOC}","ratings":{"__proto__":{"start":1},"toString":{"start":2},"one":{"start":5}}}]}`;
    const said = read(text).person.checklists.get(DOC);
    assert.equal(Object.getPrototypeOf(said), null);
    assert.deepEqual(Object.keys(said), ["one"]);
    assert.equal({}.start, undefined);
  });
  it("count once for a person: the newer file, on one day the last; the same file changes nothing", () => {
    const people = new Map();
    const take = (day, end) => teamFiles.take(people, read(old({ day, checklists: [{ doc: DOC, ratings: { one: { start: 1, end } } }] })).person);
    const made = (made, end) => teamFiles.take(people, read(file({ made, checklists: [{ doc: DOC, statements: { one: { aim: 4, start: false, end } } }] })).person);
    const end = () => people.get("abc123").checklists.get(DOC).one.end;
    assert.equal(take("2026-11-20", 1), "added");
    assert.equal(take("2026-11-24", 5), "newer");
    assert.equal(take("2026-11-21", 3), "older");
    assert.equal(end(), true);
    assert.equal(take("2026-11-24", 2), "newer");
    assert.equal(take("2026-11-24", 2), "again");
    assert.equal(made(2, true), "newer");
    assert.equal(made(1, false), "older");
    assert.equal(take("2026-12-24", 1), "older");
    assert.equal(end(), true);
    assert.equal(people.size, 1);
  });
});
