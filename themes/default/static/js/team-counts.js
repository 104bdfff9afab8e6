// @ts-check
// Team picture: what may be shown of a team's ratings.
//
// The promise. Take any group that can be described by answers ("slightly confident at the start", "higher at the end, and no answer to the third statement").
// Nobody can conclude from a picture that such a group has at least one and fewer than `least` people, not even with this file in hand. In other words: among the
// teams that would give exactly this picture, there is always one in which the group is empty, or one in which it has `least` people or more.
//
// The rules.
// 1. Everyone counts everywhere. All files together are the team, for each statement and each moment. Who gave no answer, or said "not relevant", stands at place 0,
//    below the lowest answer. So no total differs from another, and nothing can be subtracted. A team below `least` is not shown at all, nor its size.
// 2. Neighbours merge. From place 0 upwards, places are taken together until they hold `least` people; what is left at the top joins the last group. An answer that
//    nobody gave joins a neighbour too: were it shown as 0, a merged group would tell that it holds someone. One group alone says nothing, and is not shown.
// 3. Medians are worked out from the groups shown, never from the answers.
// 4. "Higher" is counted against all others (the same, lower, not answered twice), and shown only if both have `least` people and rule 5 finds no way in.
//
// Why rules 1 to 3 keep the promise. Move everybody in a group to its last place: rule 2 gives the same picture for the team that results, and in it each place of each
// statement is empty or holds `least` people. Take a described group, and any combination of full places that belongs to it: `least` people can be put on all these
// places at once, for the answers to one statement do not limit those to another. If no such combination belongs to the group, the group is empty in that team.
//
// Rule 5. "Higher" ties start to end, so here the answers do limit each other, and the same argument is made by computing. Everybody stands on the last place of a group; in
// the top group, which takes in what is left, on any one place. For each pair of such places, put `least` people on it and spread the others in every possible way that keeps
// the groups: the number of "higher" then runs from a least to a greatest value without gaps (a swap of two people changes it by one at most, and swaps lead from each
// way to each other). The number may be shown if it lies in that range for every pair. All this looks at what is shown and at nothing else, so it tells nothing itself.
// One number of those that could be shown, the first, is always kept back: else a missing number would say that it is small, and the groups might even say how small.
//
// What is not promised: anything about two pictures that are compared, of teams that differ by a few people. The page says so.
(() => {
  "use strict";
  /** Places `from` to `to`; 0 is "no answer or not relevant". @typedef {{ from: number, to: number, count: number }} Group */
  /** @typedef {{ start?: number | "na", end?: number | "na", then?: number | "na" }} Ratings */
  /** @typedef {"start" | "end" | "then"} Moment */
  /** @typedef {{ id: string, groups: Partial<Record<Moment, Group[] | null>>, higher: { more: number, others: number } | null }} Statement */

  /** @param {any} rating @param {number} points @returns {number} */
  const place = (rating, points) => (Number.isInteger(rating) && rating >= 1 && rating <= points ? rating : 0);

  /** Rule 2. @param {number[]} counts people at each place @param {number} least @returns {Group[] | null} */
  const merge = (counts, least) => {
    /** @type {Group[]} */
    const groups = [];
    let open = { from: 0, to: 0, count: 0 };
    counts.forEach((count, at) => {
      open.to = at;
      open.count += count;
      if (open.count < least) return;
      groups.push(open);
      open = { from: at + 1, to: at + 1, count: 0 };
    });
    const last = groups.at(-1);
    if (last && open.from < counts.length) {
      last.to = counts.length - 1;
      last.count += open.count;
    }
    return groups.length > 1 ? groups : null;
  };

  /** Two places of a statement: whether the end is higher. @param {number} start @param {number} end */
  const isHigher = (start, end) => start > 0 && end > start;

  /**
   * The most people that can stand on pairs which `fits` allows. Rows come with the one that fits least first, and what fits one row fits the next: first come is then best.
   * @param {number[]} rows @param {number[]} columns @param {(row: number, column: number) => boolean} fits @param {number[]} order
   */
  const most = (rows, columns, fits, order) => {
    const left = [...columns];
    let all = 0;
    for (const row of order) {
      let people = rows[row];
      left.forEach((free, column) => {
        const taken = fits(row, column) ? Math.min(people, free) : 0;
        left[column] -= taken;
        people -= taken;
        all += taken;
      });
    }
    return all;
  };

  /**
   * From the least to the greatest number of "higher", with everybody on `starts` and `ends`.
   * @param {number[]} rows @param {number[]} columns @param {number[]} starts @param {number[]} ends @returns {[number, number]}
   */
  const range = (rows, columns, starts, ends) => {
    const fits = (/** @type {number} */ row, /** @type {number} */ column) => isHigher(starts[row], ends[column]);
    // No answer at the start can never be higher: it comes after every answer.
    const reach = (/** @type {number} */ row) => starts[row] || Infinity;
    const order = rows.map((_, row) => row).sort((a, b) => reach(b) - reach(a));
    const total = rows.reduce((sum, people) => sum + people, 0);
    const others = most(rows, columns, (row, column) => !fits(row, column), [...order].reverse());
    return [total - others, most(rows, columns, fits, order)];
  };

  /** Where everybody of each group may stand: the last place, in the top group any one. @param {Group[]} groups @returns {number[][]} */
  const stands = (groups) => {
    const last = groups.map((group) => group.to);
    const top = groups[groups.length - 1];
    return Array.from({ length: top.to - top.from + 1 }, (_, at) => [...last.slice(0, -1), top.from + at]);
  };

  /**
   * Rule 5: every pair of places with the ranges of "higher" at which the pair may hold `least` people.
   * @param {Group[]} from @param {Group[]} to @param {number} least @returns {[number, number][][]}
   */
  const reaches = (from, to, least) => {
    /** @type {Map<string, [number, number][]>} */
    const pairs = new Map();
    for (const starts of stands(from)) {
      for (const ends of stands(to)) {
        starts.forEach((start, row) => {
          ends.forEach((end, column) => {
            const rows = from.map((group, at) => group.count - (at === row ? least : 0));
            const columns = to.map((group, at) => group.count - (at === column ? least : 0));
            const own = isHigher(start, end) ? least : 0;
            const [low, high] = range(rows, columns, starts, ends);
            const key = `${start} ${end}`;
            pairs.set(key, [...(pairs.get(key) ?? []), [low + own, high + own]]);
          });
        });
      }
    }
    return [...pairs.values()];
  };

  /** Rules 4 and 5. @param {number} more @param {Group[]} from @param {Group[]} to @param {number} least */
  const mayShow = (more, from, to, least) => {
    const total = from.reduce((sum, group) => sum + group.count, 0);
    const pairs = reaches(from, to, least);
    const safe = (/** @type {number} */ number) =>
      number <= total - least && pairs.every((ranges) => ranges.some(([low, high]) => low <= number && number <= high));
    let first = least;
    while (first <= total - least && !safe(first)) first += 1;
    return more > first && safe(more);
  };

  /** @param {Ratings[]} people @param {Moment} moment @param {number} points @param {number} least */
  const groupsOf = (people, moment, points, least) => {
    const counts = Array.from({ length: points + 1 }, () => 0);
    for (const ratings of people) counts[place(ratings[moment], points)] += 1;
    return merge(counts, least);
  };

  /** @param {Ratings[]} people @param {Group[] | null | undefined} from @param {Group[] | null | undefined} to @param {number} points @param {number} least */
  const higherOf = (people, from, to, points, least) => {
    if (!from || !to) return null;
    const more = people.filter(({ start, end }) => isHigher(place(start, points), place(end, points))).length;
    return mayShow(more, from, to, least) ? { more, others: people.length - more } : null;
  };

  /**
   * The picture of one checklist. `people` has one entry a file, of statement ids; a file without the checklist is an empty entry.
   * @param {Record<string, Ratings>[]} people @param {string[]} ids @param {Moment[]} moments @param {number} points @param {number} least
   * @returns {{ people: number, statements: Statement[] } | null}
   */
  const picture = (people, ids, moments, points, least) => {
    if (people.length < least) return null;
    const statements = ids.map((id) => {
      const own = people.map((person) => (Object.hasOwn(person, id) ? person[id] : {}));
      /** @type {Statement["groups"]} */
      const groups = {};
      for (const moment of moments) groups[moment] = groupsOf(own, moment, points, least);
      return { id, groups, higher: higherOf(own, groups.start, groups.end, points, least) };
    });
    return { people: people.length, statements };
  };

  /** The group of the middle ones among `counts`, if both middle ones are in it. @param {number[]} counts */
  const middle = (counts) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const at = (/** @type {number} */ nth) => {
      let below = 0;
      return counts.findIndex((count) => (below += count) > nth);
    };
    const low = at(Math.floor((total - 1) / 2));
    return total > 0 && low === at(Math.floor(total / 2)) ? low : -1;
  };

  /**
   * The group in which the median answer lies, if the groups alone say so: however many of the lowest group gave no answer.
   * @param {Group[]} groups @returns {Group | null}
   */
  const median = (groups) => {
    const counts = groups.map((group) => group.count);
    const without = middle([0, ...counts.slice(1)]);
    const pure = groups[0].to === 0;
    return without >= 0 && (pure || middle(counts) === without) ? groups[without] : null;
  };

  const here = /** @type {any} */ (globalThis);
  here.Preceptor.teamCounts = { picture, merge, mayShow, median };
})();
