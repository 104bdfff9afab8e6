// The team picture keeps what it promises: from what it shows, nobody can conclude that a group holds at least one and fewer than `least` people.
// Small teams: every team there is, against every group that can be described. Larger ones: whatever follows from what is shown by linear reasoning.
import assert from "node:assert/strict";
import { describe, it } from "node:test";

globalThis.Preceptor = {};
await import("../../themes/default/static/js/team-counts.js");
const { picture, merge, median } = globalThis.Preceptor.teamCounts;

/** The same numbers each run. */
const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

/** All ways to put `people` on `places`. */
function* teams(people, places) {
  if (places === 1) return yield [people];
  for (let first = 0; first <= people; first += 1) {
    for (const rest of teams(people - first, places - 1)) yield [first, ...rest];
  }
}

/** Every team as counts on atoms, by the picture that it gives. */
const byPicture = (size, atoms, show) => {
  const worlds = new Map();
  for (const counts of teams(size, atoms.length)) {
    const people = counts.flatMap((count, atom) => Array.from({ length: count }, () => atoms[atom]));
    const key = JSON.stringify(show(people));
    if (!worlds.has(key)) worlds.set(key, []);
    worlds.get(key).push(counts);
  }
  return worlds;
};

/** Groups (sets of atoms) of which the picture gives away that they hold 1 to least - 1 people. The attacker knows all rules. */
const leaks = (worlds, atoms, least) => {
  const found = [];
  for (const [key, teamsOf] of worlds) {
    for (let group = 1; group < 2 ** atoms.length; group += 1) {
      const known = teamsOf.every((counts) => {
        let held = 0;
        for (let atom = 0; atom < counts.length; atom += 1) if ((group >> atom) & 1) held += counts[atom];
        return held > 0 && held < least;
      });
      if (known) found.push(`${key}: group ${group.toString(2)}`);
    }
  }
  return found;
};

const grid = (points) => {
  const places = Array.from({ length: points + 1 }, (_, at) => (at === 0 ? "na" : at));
  return places.flatMap((start) => places.map((end) => ({ a: { start, end } })));
};
const shows = (points, least, ids = ["a"], moments = ["start", "end"]) => (people) =>
  picture(people, ids, moments, points, least);

describe("every small team, every group, an attacker who knows the rules", () => {
  for (const [points, size, least] of [
    [2, 4, 2],
    [2, 5, 2],
    [2, 6, 2],
    [2, 6, 3],
    [2, 7, 3],
    [2, 8, 3],
    [2, 8, 2],
    [2, 9, 4],
    [2, 11, 2],
  ]) {
    it(`${size} people, ${points} answers, start and end, at least ${least}`, () => {
      const atoms = grid(points);
      const worlds = byPicture(size, atoms, shows(points, least));
      assert.deepEqual(leaks(worlds, atoms, least), []);
    });
  }
  it("5 people, 3 answers, start and end, at least 2", () => {
    const atoms = grid(3);
    const worlds = byPicture(5, atoms, shows(3, 2));
    assert.deepEqual(leaks(worlds, atoms, 2), []);
  });
  it("two statements at one moment", () => {
    const places = ["na", 1, 2];
    const atoms = places.flatMap((a) => places.map((b) => ({ a: { start: a }, b: { start: b } })));
    for (const [size, least] of [[6, 2], [7, 3]]) {
      const worlds = byPicture(size, atoms, shows(2, least, ["a", "b"], ["start"]));
      assert.deepEqual(leaks(worlds, atoms, least), []);
    }
  });
  it("is not empty handed: the pictures differ, and some show who is higher", () => {
    const worlds = byPicture(11, grid(2), shows(2, 2));
    assert.ok(worlds.size > 10, `${worlds.size} pictures`);
    assert.ok([...worlds.keys()].some((key) => key.includes('"more"')));
  });
});

describe("a planted leak is found", () => {
  const atoms = grid(2);
  const counts = (people, moment) => {
    const held = [0, 0, 0];
    for (const { a } of people) held[a[moment] === "na" ? 0 : a[moment]] += 1;
    return held;
  };
  /** Each is a rule that looks sound. */
  const rules = {
    "the size of the team beside one count that is left out": (people) =>
      counts(people, "start").map((count) => (count > 0 && count < 3 ? "fewer" : count)),
    "a merge that is content with one person less": (people) => merge(counts(people, "start"), 2),
    "the number without an answer left out, and the size of the team given": (people) => {
      const [, ...answers] = counts(people, "start");
      return answers.every((count) => count === 0 || count >= 3) ? [people.length, answers] : null;
    },
    "a nought shown where it is a nought": (people) => {
      const held = counts(people, "start");
      return held[1] === 0 && held[0] >= 3 ? held : merge(held, 3);
    },
    "higher, lower and the same, each three or more, without a look at start and end": (people) => {
      const higher = people.filter(({ a }) => a.start !== "na" && a.end > a.start).length;
      const { groups } = picture(people, ["a"], ["start", "end"], 2, 3).statements[0];
      return [groups, higher >= 3 && people.length - higher >= 3 ? higher : null];
    },
  };
  for (const [name, rule] of Object.entries(rules)) {
    it(name, () => assert.notDeepEqual(leaks(byPicture(8, atoms, rule), atoms, 3), []));
  }
});

/** Intervals of the cells start x end that follow from sums, each narrowed by each until nothing moves. */
const intervals = (sums, cells, total) => {
  const low = Array(cells).fill(0);
  const high = Array(cells).fill(total);
  for (let moved = true; moved; ) {
    moved = false;
    for (const { of, is } of sums) {
      const lows = of.reduce((sum, cell) => sum + low[cell], 0);
      const highs = of.reduce((sum, cell) => sum + high[cell], 0);
      for (const cell of of) {
        const up = Math.max(low[cell], is - highs + high[cell]);
        const down = Math.min(high[cell], is - lows + low[cell]);
        if (up > low[cell] || down < high[cell]) moved = true;
        [low[cell], high[cell]] = [up, down];
      }
    }
  }
  return low.map((least, cell) => [least, high[cell]]);
};

/** What an attacker works out of one statement: cells, answers, changes and unions of neighbouring answers. */
const attack = ({ groups, higher }, total, points, least) => {
  const width = points + 1;
  const all = Array.from({ length: width * width }, (_, cell) => cell);
  const start = (cell) => Math.floor(cell / width);
  const end = (cell) => cell % width;
  const up = (cell) => start(cell) > 0 && end(cell) > start(cell);
  const sums = [{ of: all, is: total }];
  for (const [place, shown] of [[start, groups.start], [end, groups.end]]) {
    for (const { from, to, count } of shown ?? []) sums.push({ of: all.filter((cell) => place(cell) >= from && place(cell) <= to), is: count });
  }
  if (higher) sums.push({ of: all.filter(up), is: higher.more }, { of: all.filter((cell) => !up(cell)), is: higher.others });
  const cells = intervals(sums, all.length, total);
  const found = cells.filter(([low, high]) => low > 0 && high < least).map(([low, high]) => `a pair: ${low} to ${high}`);
  for (const { is } of sums) if (is > 0 && is < least) found.push(`a count of ${is}`);
  // Differences of what is shown: any union of groups of one moment against any of the other.
  const ends = (shown) => (shown ?? []).map((_, at) => shown.slice(0, at + 1).reduce((sum, { count }) => sum + count, 0));
  for (const sum of [...ends(groups.start), ...ends(groups.end)]) {
    if ((sum > 0 && sum < least) || (total - sum > 0 && total - sum < least)) found.push(`up to here ${sum} of ${total}`);
  }
  return found;
};

const team = (next, size, points, ids, missing) =>
  Array.from({ length: size }, () => {
    const answer = (base) => {
      const roll = next();
      if (roll < missing) return roll < missing / 2 ? "na" : undefined;
      return Math.max(1, Math.min(points, Math.round(base + (next() - 0.5) * points * 0.8)));
    };
    return Object.fromEntries(
      ids.map((id) => {
        const base = 1 + next() * points * 0.6;
        return [id, { start: answer(base), end: answer(base + points * 0.3), then: answer(base - 1) }];
      }),
    );
  });

const LEAST = 10;
const ids = ["a", "b", "c"];

/** Pictures of thousands of teams of 0 to 60 (and a few larger), scales of 3 to 11. */
const pictures = (show, seed = 7, rounds = 4000) => {
  const next = random(seed);
  return Array.from({ length: rounds }, (_, round) => {
    const points = 3 + Math.floor(next() * 9);
    const size = round % 8 === 0 ? 60 + Math.floor(next() * 90) : Math.floor(next() * 61);
    const people = team(next, size, points, ids, [0, 0.05, 0.3, 0.9][Math.floor(next() * 4)]);
    return { people, points, shown: show(people, points) };
  });
};

describe("thousands of random teams, at least ten", () => {
  const all = pictures((people, points) => picture(people, ids, ["start", "end", "then"], points, LEAST));

  it("shows nothing of a team below the threshold", () => {
    for (const { people, shown } of all) assert.equal(shown === null, people.length < LEAST);
  });
  it("shows groups of ten or more that make up the whole team, each time the same", () => {
    for (const { people, points, shown } of all) {
      for (const { groups } of shown?.statements ?? []) {
        for (const list of Object.values(groups)) {
          if (!list) continue;
          assert.ok(list.every(({ count }) => count >= LEAST));
          assert.equal(list.reduce((sum, { count }) => sum + count, 0), people.length);
          assert.deepEqual(list.map(({ from }) => from), [0, ...list.slice(0, -1).map(({ to }) => to + 1)]);
          assert.equal(list.at(-1).to, points);
        }
      }
    }
  });
  it("counts right", () => {
    for (const { people, shown } of all) {
      for (const { id, groups, higher } of shown?.statements ?? []) {
        for (const [moment, list] of Object.entries(groups)) {
          for (const { from, to, count } of list ?? []) {
            const within = people.filter((person) => {
              const at = typeof person[id][moment] === "number" ? person[id][moment] : 0;
              return at >= from && at <= to;
            });
            assert.equal(count, within.length);
          }
        }
        if (higher) assert.equal(higher.more, people.filter((person) => person[id].end > person[id].start).length);
      }
    }
  });
  it("gives the attacker nothing", () => {
    let higher = 0;
    for (const { people, points, shown } of all) {
      for (const statement of shown?.statements ?? []) {
        higher += statement.higher ? 1 : 0;
        assert.deepEqual(attack(statement, people.length, points, LEAST), []);
      }
    }
    assert.ok(higher > 100, `who is higher was shown ${higher} times`);
  });
  it("gives the attacker something once the merge is off by one", () => {
    const off = pictures((people, points) => picture(people, ids, ["start", "end"], points, LEAST - 1), 7, 500);
    const found = off.flatMap(({ people, points, shown }) =>
      (shown?.statements ?? []).flatMap((statement) => attack(statement, people.length, points, LEAST)),
    );
    assert.notDeepEqual(found, []);
  });
});

describe("medians", () => {
  const group = (from, to, count) => ({ from, to, count });
  it("are said only where the groups alone decide", () => {
    assert.deepEqual(median([group(0, 2, 10), group(3, 3, 30), group(4, 5, 10)]), group(3, 3, 30));
    assert.equal(median([group(0, 2, 30), group(3, 3, 15), group(4, 5, 10)]), null);
    assert.equal(median([group(0, 2, 20), group(3, 5, 20)]), null);
  });
  it("leave out who gave no answer", () => {
    assert.deepEqual(median([group(0, 0, 50), group(1, 3, 10), group(4, 5, 30)]), group(4, 5, 30));
  });
  it("lie in no group where the two middle answers lie in two", () => {
    assert.equal(median([group(0, 0, 10), group(1, 3, 10), group(4, 5, 10)]), null);
  });
});
