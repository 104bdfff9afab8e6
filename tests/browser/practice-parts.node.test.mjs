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
  const file = (more = {}) => ({
    format: "preceptor-team", version: 1, site: "handbook", from: "abc123", day: "2026-11-24",
    checklists: [{ doc: "learn/checklists/a", ratings: { one: { start: 3, end: "na" } } }], ...more,
  });
  const read = (json) => teamFiles.read(typeof json === "string" ? json : JSON.stringify(json));
  const problem = (json) => read(json).problem;

  it("are read", () => {
    const { person } = read(file());
    assert.equal(person.from, "abc123");
    assert.deepEqual({ ...person.checklists.get("learn/checklists/a").one }, { start: 3, end: "na" });
    assert.ok(read(`\uFEFF${JSON.stringify(file())}`).person);
  });
  it("are refused with a reason", () => {
    assert.equal(problem("{"), "json");
    assert.equal(problem(""), "json");
    assert.equal(problem("[]"), "format");
    assert.equal(problem("null"), "format");
    assert.equal(problem({ format: "preceptor-record" }), "record");
    assert.equal(problem(file({ version: 2 })), "newer");
    assert.equal(problem(file({ version: "1" })), "shape");
    assert.equal(problem(file({ site: "other" })), "site");
    assert.equal(problem(file({ from: "../x" })), "shape");
    assert.equal(problem(file({ day: "yesterday" })), "shape");
    assert.equal(problem(file({ checklists: {} })), "shape");
    assert.equal(problem(file({ checklists: [null] })), "shape");
    assert.equal(problem(" ".repeat(500_001)), "big");
    for (const rating of [11, -1, 2.5, "3", null, {}]) {
      assert.equal(problem(file({ checklists: [{ doc: "a", ratings: { one: { start: rating } } }] })), "shape");
    }
    assert.equal(problem(file({ checklists: [{ doc: "a", ratings: { one: { middle: 3 } } }] })), "shape");
  });
  it("cannot reach into the page by their names", () => {
    const text = '{"format":"preceptor-team","version":1,"site":"handbook","from":"a","day":"2026-11-24","checklists":[{"doc":"__proto__","ratings":{"__proto__":{"start":1},"toString":{"start":2}}}]}';
    const said = read(text).person.checklists.get("__proto__");
    assert.equal(Object.getPrototypeOf(said), null);
    assert.equal({}.start, undefined);
  });
  it("count once for a person: the newer day, on one day the last", () => {
    const people = new Map();
    const take = (day, end) => {
      const ratings = { one: { end } };
      return teamFiles.take(people, read(file({ day, checklists: [{ doc: "a", ratings }] })).person);
    };
    const end = () => people.get("abc123").checklists.get("a").one.end;
    assert.equal(take("2026-11-20", 1), "added");
    assert.equal(take("2026-11-24", 2), "newer");
    assert.equal(take("2026-11-21", 3), "older");
    assert.equal(end(), 2);
    assert.equal(take("2026-11-24", 4), "newer");
    assert.equal(end(), 4);
    assert.equal(people.size, 1);
  });
});
