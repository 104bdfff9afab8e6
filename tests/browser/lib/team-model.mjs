// Teams as they might be: people differ, statements differ, and most people gain a point.

/** The same numbers each run. */
export const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const normal = (next) => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
const onScale = (rating) => Math.max(1, Math.min(5, Math.round(rating)));
/** How much easier or harder each of eight statements is. */
const EASE = [0.5, 0.3, 0.2, 0, 0, -0.2, -0.4, -0.6];

/** Ratings of 1 to 5 by statement, `missing` of the ends left out. */
export const ratings = (size, next, missing) =>
  Array.from({ length: size }, () => {
    const person = 2.6 + 0.75 * normal(next);
    const said = EASE.flatMap((ease, at) => {
      const start = onScale(person + ease + 0.5 * normal(next));
      const roll = next();
      const end = onScale(start + (roll < 0.05 ? -1 : roll < 0.25 ? 0 : roll < 0.75 ? 1 : 2));
      return next() < 0.04 ? [] : [[`s${at}`, { start, end }]];
    });
    if (next() < missing) for (const [, moments] of said) delete moments.end;
    return Object.fromEntries(said);
  });

/** Against the aim. */
export const model = (size, next, missing, aim = 4) =>
  ratings(size, next, missing).map((person) =>
    Object.fromEntries(Object.entries(person).map(([id, said]) => [id, Object.fromEntries(Object.entries(said).map(([moment, rating]) => [moment, rating >= aim]))])));
