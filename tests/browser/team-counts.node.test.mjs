// The team picture keeps what it promises: nobody can work out for sure from one picture how one person rated one statement, not even with the ratings of
// `known` people in hand, their own to begin with. Small teams: every team there is, against everybody who knows the rules, the team, and some of its members.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { FEWEST, atoms, certain, chosen, placed, teams, worldsBy } from "./lib/team-attack.mjs";
import { model, random } from "./lib/team-model.mjs";

globalThis.Preceptor = {};
await import("../../themes/default/static/js/team-counts.js");
const { picture, shareOf, partOf, knownOf } = globalThis.Preceptor.teamCounts;
assert.equal(globalThis.Preceptor.teamCounts.FEWEST, FEWEST);

const ids = (count) => Array.from({ length: count }, (_, at) => `s${at}`);
const START = ["start"];
const BOTH = ["start", "end"];

/** What an audience sees: everything that the script gives but for what it does not show. */
const seen = (people, count, moments, least) => {
  const made = picture(people, ids(count), moments, least);
  if (typeof made === "string") return made;
  const parts = (one) => Object.entries(one.parts).map(([moment, { step, count }]) => [moment, step, count]);
  return JSON.stringify([made.statements.map((one) => [one.id, parts(one), one.change]), made.shares, made.change, made.looked?.shares]);
};

/** Everything that `known` people and the picture tell for sure of somebody else, over all teams of a size. */
const leaks = ({ size, count = 1, moments = START, none = false, known, least = 10, show = seen }) => {
  const kinds = atoms(count, moments, none);
  const found = [];
  for (const [key, worlds] of worldsBy(size, kinds, (people) => show(people, count, moments, least))) {
    for (const insiders of teams(known, kinds.length)) found.push(...certain(worlds, insiders, kinds).map((what) => `${key}: ${insiders}: ${what}`));
  }
  return found;
};

describe("every small team, against the outside and people who know their own ratings", () => {
  for (const least of [3, 10]) {
    for (const size of [6, 7, 8, 9, 10, 11, 12]) {
      it(`${size} people, one statement, start and end, threshold ${least}`, () => {
        for (let known = 0; known <= knownOf(size, least); known += 1) assert.deepEqual(leaks({ size, moments: BOTH, known, least }), []);
      });
    }
  }
  it("somebody may have given no answer", () => {
    for (const size of [6, 7, 8]) for (const known of [0, 1]) assert.deepEqual(leaks({ size, moments: BOTH, none: true, known }), []);
    for (const known of [0, 1]) assert.deepEqual(leaks({ size: 7, count: 2, none: true, known }), []);
  });
  it("three statements at once, with the share of all", () => {
    for (const size of [6, 7, 8]) for (const known of [0, 1]) assert.deepEqual(leaks({ size, count: 3, known }), []);
  });
  it("unanimous teams are none the worse: all of one mind look like most of one mind", () => {
    for (const size of [6, 8, 12]) {
      for (const met of [true, false]) {
        const people = (odd) => Array.from({ length: size }, (_, at) => ({ s0: { start: at < odd ? !met : met } }));
        assert.equal(seen(people(0), 1, START, 10), seen(people(1), 1, START, 10), `${size}: one differs`);
      }
    }
  });
});

describe("larger teams, by every sum that fits", () => {
  /** Everything that fits what is shown of one moment: for each statement its numbers, and the sums. */
  const attack = (mets, sizes, least, known) => {
    const parts = mets.map((met, at) => partOf(met, sizes[at], least));
    const label = (met, size) => JSON.stringify([partOf(met, size, least).step, partOf(met, size, least).count]);
    const numbers = mets.map((met, at) => Array.from({ length: sizes[at] + 1 }, (_, n) => n).filter((n) => label(n, sizes[at]) === label(met, sizes[at])));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const share = JSON.stringify(shareOf(mets.reduce((sum, met) => sum + met, 0), parts, least));
    const sums = Array.from({ length: total + 1 }, (_, sum) => sum).filter((sum) => JSON.stringify(shareOf(sum, parts, least)) === share);
    return chosen(numbers, sizes, sums, known);
  };
  it("nothing follows for up to one in six who are known, all below or all at the aim", () => {
    const next = random(11);
    let shown = 0;
    for (let round = 0; round < 600; round += 1) {
      const least = [3, 5, 10, 20][round % 4];
      const size = FEWEST + Math.floor(next() * 60);
      const sizes = Array.from({ length: 1 + Math.floor(next() * 7) }, () => Math.max(FEWEST, size - Math.floor(next() * next() * size)));
      const lean = [0.02, 0.5, 0.98, next()][Math.floor(next() * 4)];
      const mets = sizes.map((of) => Array.from({ length: of }, () => next() < lean).filter(Boolean).length);
      const most = knownOf(Math.min(...sizes), least);
      for (const known of new Set([0, 1, most])) assert.deepEqual(attack(mets, sizes, least, known), [], `${mets} of ${sizes}, ${known} known, threshold ${least}`);
      shown += shareOf(mets.reduce((sum, met) => sum + met, 0), mets.map((met, at) => partOf(met, sizes[at], least)), least).per === undefined ? 0 : 1;
    }
    assert.ok(shown > 550, `a share was shown ${shown} times of 600`);
  });
});

describe("what the page says that it cannot promise", () => {
  it("everybody but one known: some pictures tell the last rating", () => assert.notDeepEqual(leaks({ size: 6, known: 5 }), []));
  it("a third of a team known, all of one mind: some pictures tell the rest", () => assert.notDeepEqual(leaks({ size: 6, known: 2 }), []));
  it("two pictures of nearly the same team: some tell what the one more said", () => {
    // The pair of pictures of six and of seven people, the seventh being the one that came late.
    const pairs = new Map();
    for (let met = 0; met <= 6; met += 1) {
      for (const late of [true, false]) {
        const people = placed([met, 6 - met], atoms(1, START, false));
        const key = seen(people, 1, START, 10) + seen([...people, { s0: { start: late } }], 1, START, 10);
        pairs.set(key, (pairs.get(key) ?? new Set()).add(late));
      }
    }
    assert.ok([...pairs.values()].some((late) => late.size === 1));
  });
});

describe("a planted leak is found", () => {
  const counts = (people) => people.filter((one) => one.s0.start).length;
  const rules = {
    "a step for nearly all": (people, ...rest) => seen(people, ...rest) + (counts(people) >= people.length - 1),
    "a step for none": (people, ...rest) => seen(people, ...rest) + (counts(people) === 0),
    "the exact number": (people) => String(counts(people)),
    "a cut at one from the top": (people) => String(counts(people) >= people.length - 1),
    "the share without its ends": (people) => String(Math.round((10 * counts(people)) / people.length)),
  };
  for (const [name, show] of Object.entries(rules)) it(name, () => assert.notDeepEqual(leaks({ size: 6, known: 1, show }), []));
  it("the share of three statements rounded as it is, beside their steps", () => {
    const exact = (people, ...rest) => {
      const met = people.flatMap((one) => Object.values(one)).filter(({ start }) => start).length;
      return `${JSON.parse(seen(people, ...rest))[0].map(([, parts]) => parts)}${Math.round((10 * met) / (3 * people.length))}`;
    };
    assert.notDeepEqual(leaks({ size: 6, count: 3, known: 1, show: exact }), []);
  });
});

describe("what is shown is true", () => {
  it("steps mean what they say, and counts are counts of enough on both sides", () => {
    for (const least of [3, 6, 10, 15]) {
      for (let size = FEWEST; size <= 80; size += 1) {
        for (let met = 0; met <= size; met += 1) {
          const { step, count, range } = partOf(met, size, least);
          assert.ok(range[0] <= met && met <= range[1]);
          if (step === "fewer") assert.ok(met < size / 2);
          if (step === "more") assert.ok(met > size / 2);
          if (step === "half") assert.ok(Math.abs(met / size - 0.5) <= 0.1 + 1e-9);
          assert.equal(count !== undefined, size >= 2.5 * least && met >= least && size - met >= least);
          if (count !== undefined) assert.equal(count, met);
        }
      }
    }
  });
  it("a team of six has a picture, a team of five has none, and nobody's ratings are no suppressed ratings", () => {
    const people = Array.from({ length: 6 }, () => ({ s0: { start: true } }));
    assert.notEqual(typeof picture(people, ids(1), BOTH, 10), "string");
    assert.equal(picture(people.slice(1), ids(1), BOTH, 10), "few");
    assert.equal(picture(people, ["other"], BOTH, 10), "none");
    assert.equal(picture([], ids(1), BOTH, 10), "none");
  });
  it("start and end are of the same ratings: who left does not turn growth into decline", () => {
    const people = Array.from({ length: 12 }, (_, at) => ({ s0: at < 6 ? { start: false, end: at < 4 } : { start: true } }));
    const { moments, statements: [one] } = picture(people, ids(1), BOTH, 10);
    assert.deepEqual(moments, BOTH);
    assert.deepEqual([one.parts.start.step, one.parts.end.step, one.change], ["fewer", "more", "up"]);
  });
  it("statements come in the order in which support is wanted", () => {
    const people = Array.from({ length: 10 }, (_, at) => ({ s0: { end: at < 9 }, s1: { end: at < 1 }, s2: { end: at < 5 }, s3: { end: at < 3 } }));
    assert.deepEqual(picture(people, ids(4), ["end"], 10).statements.map(({ id }) => id), ["s1", "s3", "s2", "s0"]);
  });
});

describe("teams as they are", () => {
  const SIZES = [6, 8, 12, 20, 30, 50, 100];
  const shows = (size, seed, missing) => {
    const people = model(size, random(seed), missing);
    return { people, made: picture(people, ids(8), BOTH, 10) };
  };
  /** Of the statements that are shown. */
  const share = (people, made, moment) => {
    const shown = made.statements.flatMap(({ id, parts }) => (parts[moment] ? [id] : []));
    const both = people.flatMap((one) => shown.flatMap((id) => one[id] ?? [])).filter((met) => made.moments.every((at) => typeof met[at] === "boolean"));
    return (100 * both.filter((met) => met[moment]).length) / both.length;
  };
  for (const missing of [0, 0.15]) {
    it(`growth is never shown as decline, and the share is near the truth, ${100 * missing}% of the ends missing`, () => {
      const said = {};
      for (const size of SIZES) {
        for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
          const { people, made } = shows(size, seed, missing);
          if (typeof made === "string") continue;
          // A picture of the start alone, or with a share whose end is open, may speak of no change.
          if (size >= 12) said[made.change] = (said[made.change] ?? 0) + 1;
          assert.notEqual(made.change, "down");
          for (const moment of made.moments) assert.ok(made.shares[moment].per === undefined || made.shares[moment].open || Math.abs(made.shares[moment].per - share(people, made, moment)) <= 5);
          for (const one of made.statements) {
            const both = people.flatMap((person) => (BOTH.every((at) => typeof person[one.id]?.[at] === "boolean") ? [person[one.id]] : []));
            const grew = both.filter(({ end }) => end).length - both.filter(({ start }) => start).length;
            if (one.change === "up") assert.ok(grew > 0);
            if (one.change === "down") assert.ok(grew < 0);
          }
        }
      }
      assert.ok(said.up >= 39, `of 40 teams of 12 and more: ${JSON.stringify(said)}`);
    });
  }
});
