// Chance, and where values lie.

/** Numbers from 0 to 1, the same on every machine (mulberry32). @param {number} seed */
export const dice = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

/** The value below which the share `part` of all lies (nearest rank). @param {number[]} values @param {number} part */
export const quantile = (values, part) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN;
};

/** How far the mean of `ours` lies above that of `theirs`, query by query, with the middle 95 % of means of queries drawn anew
 * (a paired bootstrap). @param {number[]} ours @param {number[]} theirs */
export const compared = (ours, theirs) => {
  const gains = ours.map((value, at) => value - theirs[at]);
  const random = dice(1);
  const drawn = Array.from({ length: 10_000 }, () => {
    let sum = 0;
    for (let draw = 0; draw < gains.length; draw++) sum += gains[Math.floor(random() * gains.length)];
    return sum / gains.length;
  });
  return {
    gain: gains.reduce((sum, gain) => sum + gain, 0) / gains.length,
    low: quantile(drawn, 0.025),
    high: quantile(drawn, 0.975),
    wins: gains.filter((gain) => gain > 1e-9).length,
    losses: gains.filter((gain) => gain < -1e-9).length,
  };
};
