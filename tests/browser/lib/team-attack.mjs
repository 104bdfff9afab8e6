// Somebody who knows the rules of the team picture, the team, and some of its members, works out what they can. People with the same ratings are alike, so a team is
// a number of people for each way to answer ("atom").
export const FEWEST = 6;

/** Every way to answer `count` statements at `moments`: at the aim, below it, or (with `none`) not at all. */
export const atoms = (count, moments, none) => {
  const slots = Array.from({ length: count }, (_, at) => moments.map((moment) => [`s${at}`, moment])).flat();
  const values = none ? [true, false, undefined] : [true, false];
  return Array.from({ length: values.length ** slots.length }, (_, number) => {
    const atom = {};
    for (const [id, moment] of slots) {
      const value = values[number % values.length];
      number = Math.floor(number / values.length);
      atom[id] ??= {};
      if (value !== undefined) atom[id][moment] = value;
    }
    return atom;
  });
};

/** All ways to put `people` on `places`. */
export function* teams(people, places) {
  if (places === 1) return yield [people];
  for (let first = 0; first <= people; first += 1) {
    for (const rest of teams(people - first, places - 1)) yield [first, ...rest];
  }
}

export const placed = (counts, kinds) => counts.flatMap((count, at) => Array.from({ length: count }, () => kinds[at]));

/** Every team of a size, by the picture that it gives. */
export const worldsBy = (size, kinds, show) => {
  const worlds = new Map();
  for (const counts of teams(size, kinds.length)) {
    const key = show(placed(counts, kinds));
    worlds.set(key, [...(worlds.get(key) ?? []), counts]);
  }
  return worlds;
};

/**
 * What is sure about everybody else once `insiders` are taken out of each team that fits: that all of them are at the aim (or below it) somewhere, or that none
 * of them who answered is below it (or at it).
 */
export const certain = (worlds, insiders, kinds) => {
  const rest = worlds.filter((counts) => insiders.every((held, at) => held <= counts[at])).map((counts) => counts.map((count, at) => count - insiders[at]));
  if (!rest.length || rest[0].every((count) => count === 0)) return [];
  const slots = Object.entries(kinds[0]).flatMap(([id]) => [...new Set(kinds.flatMap((kind) => Object.keys(kind[id])))].map((moment) => [id, moment]));
  return slots.flatMap(([id, moment]) =>
    [true, false].flatMap((value) => {
      const someone = rest.some((counts) => counts.some((count, at) => count > 0 && kinds[at][id][moment] === value));
      const answered = rest.some((counts) => counts.some((count, at) => count > 0 && kinds[at][id][moment] === !value));
      return !someone && answered ? [`nobody else is ${value ? "at" : "below"} the aim of ${id} at ${moment}`] : [];
    }));
};

/** All sums of one number of each list. */
const sumsOf = (lists) => lists.reduce((sums, list) => new Set([...sums].flatMap((sum) => list.map((number) => sum + number))), new Set([0]));

/**
 * The same for one moment of larger teams, from the numbers that each statement may have and the sums that all may have: `known` people, all at the aim (or all below
 * it) everywhere or on one statement alone, look for a statement on which everybody else must be alike.
 */
export const chosen = (numbers, sizes, sums, known) => {
  const fits = new Set(sums);
  const found = [];
  for (const at of numbers.keys()) {
    for (const own of [0, known]) {
      for (const others of [0, known]) {
        const left = numbers.map((list, place) => {
          const met = place === at ? own : others;
          return list.map((number) => number - met).filter((number) => number >= 0 && number <= sizes[place] - known);
        });
        const taken = own + others * (numbers.length - 1);
        const rest = [...sumsOf(left.filter((_, place) => place !== at))];
        const possible = left[at].filter((number) => rest.some((sum) => fits.has(sum + number + taken)));
        if (!possible.length) continue;
        const all = sizes[at] - known;
        if (possible.every((number) => number === all)) found.push(`statement ${at}: everybody else is at the aim`);
        if (possible.every((number) => number === 0)) found.push(`statement ${at}: everybody else is below the aim`);
      }
    }
  }
  return found;
};
