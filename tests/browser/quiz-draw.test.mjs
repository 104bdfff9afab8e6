// Drawing and shuffling, with chance that is handed in.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { runInNewContext } from "node:vm";
import { REPO } from "./lib/places.mjs";

const window = { Preceptor: {} };
runInNewContext(readFileSync(join(REPO, "themes/default/static/js/quiz-draw.js"), "utf8"), { window });
const { draw, shuffle } = window.Preceptor.quizDraw;

/** Chance that a seed repeats (mulberry32). */
const seeded = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

const question = (id, pin = false) => ({
  id,
  pin,
  options: ["a", "b", "c", "none"].map((key) => ({ key, pin: key === "none" })),
});
const alone = (...questions) => ({ id: "", draw: 0, questions });
const group = (id, draw, ...ids) => ({ id, draw, questions: ids.map((id) => question(id)) });
const quiz = (parts, more = {}) => ({ draw: 0, shuffle: "questions options", parts, ...more });
const seeds = Array.from({ length: 200 }, (_, seed) => seed);
const plain = (value) => JSON.parse(JSON.stringify(value));

const MIXED = quiz([
  alone(question("first", true), question("x"), question("y")),
  group("g", 2, "g1", "g2", "g3", "g4"),
  alone(question("z"), question("last", true)),
]);

describe("drawing", () => {
  it("is the same for the same chance", () => {
    for (const seed of seeds) assert.deepEqual(plain(draw(MIXED, seeded(seed))), plain(draw(MIXED, seeded(seed))));
  });

  it("keeps the order as written where nothing is shuffled or drawn", () => {
    const parts = [alone(question("a"), question("b")), group("g", 0, "c", "d")];
    const drawn = draw(quiz(parts, { shuffle: "" }), seeded(1));
    assert.deepEqual(plain(drawn.questions), ["a", "b", "c", "d"]);
    assert.deepEqual(plain(drawn.options.a), ["a", "b", "c", "none"]);
  });

  it("keeps what is pinned in its place", () => {
    for (const seed of seeds) {
      const { questions, options } = draw(MIXED, seeded(seed));
      assert.equal(questions[0], "first");
      assert.equal(questions.at(-1), "last");
      for (const keys of Object.values(options)) assert.equal(keys.at(-1), "none");
    }
  });

  it("draws as many of a group as it says, and keeps them together", () => {
    for (const seed of seeds) {
      const { questions } = draw(MIXED, seeded(seed));
      const places = questions.flatMap((id, at) => (id.startsWith("g") ? [at] : []));
      assert.equal(places.length, 2);
      assert.equal(places[1] - places[0], 1);
      assert.equal(new Set(questions).size, 7);
    }
  });

  it("draws as many of all as the quiz says, the pinned ones among them", () => {
    for (const seed of seeds) {
      const { questions } = draw({ ...MIXED, draw: 4 }, seeded(seed));
      assert.equal(questions.length, 4);
      assert.equal(questions[0], "first");
      assert.equal(questions.at(-1), "last");
    }
  });

  it("leaves drawn questions in the order written where only the draw is left to chance", () => {
    const parts = [alone(...["a", "b", "c", "d", "e"].map((id) => question(id)))];
    for (const seed of seeds) {
      const { questions } = draw(quiz(parts, { draw: 3, shuffle: "options" }), seeded(seed));
      assert.deepEqual(plain(questions), plain([...questions].sort()));
    }
  });

  it("asks for more than there is: all", () => {
    assert.equal(draw({ ...MIXED, draw: 99 }, seeded(3)).questions.length, 7);
  });

  it("gives every order the same chance", () => {
    const counts = new Map();
    const random = seeded(7);
    for (let times = 0; times < 6000; times += 1) {
      const order = shuffle(["a", "b", "c"], () => false, random).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    assert.equal(counts.size, 6);
    for (const [order, count] of counts) assert.ok(Math.abs(count - 1000) < 150, `${order}: ${count}`);
  });

  it("changes nothing in what it was given", () => {
    const before = JSON.stringify(MIXED);
    draw(MIXED, seeded(5));
    assert.equal(JSON.stringify(MIXED), before);
  });
});
