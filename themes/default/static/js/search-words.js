// @ts-check
// Text -> words, as src/search/tokens.rs cuts them (both are held to tests/search/tokens.json), and how far two words are apart. Pure.
(() => {
  "use strict";
  const LONGEST = 40;
  const ANY = "[\\p{Alphabetic}\\p{N}]";
  /** The scripts that are written without spaces: each of their characters is a word. */
  const SINGLE =
    "[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf" +
    "\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}]";
  const IN = `(?:[a-z0-9]|(?!${SINGLE})${ANY})`;
  const WORD = new RegExp(`(?:\\d[.,](?=\\d)|${IN}(?:'(?=${IN}))?)+|${ANY}`, "gu");

  /**
   * Without what readers do not tell apart: case, accents, shapes of letters, of hyphens and of
   * apostrophes.
   * @type {SearchWords["fold"]}
   */
  const fold = (text) =>
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/\p{M}+/gu, "")
      .replace(/ς/g, "σ")
      .replace(/[’ʼ′＇]/g, "'")
      .replace(/[‐-–]/g, "-");

  /** @param {string} word */
  const tidy = (word) => {
    if (/[',]/.test(word)) word = word.replace(/'s$/, "").replace(/[',]/g, "");
    return word.length > LONGEST ? [...word].slice(0, LONGEST).join("") : word;
  };

  /** @type {SearchWords["tokens"]} */
  const tokens = (text) => (fold(text).match(WORD) ?? []).map(tidy);

  /**
   * The same with their places in the text as it is written: what folding leaves out belongs to the
   * character before.
   * @type {SearchWords["spans"]}
   */
  const spans = (text) => {
    /** @type {number[]} */
    const starts = [];
    /** @type {number[]} */
    const ends = [];
    let [folded, at] = ["", 0];
    for (const char of text) {
      const small = char < "\x80" ? char.toLowerCase() : fold(char);
      const end = at + char.length;
      for (let unit = 0; unit < small.length; unit++) {
        starts.push(at);
        ends.push(end);
      }
      if (!small && ends.length) ends[ends.length - 1] = end;
      at = end;
      folded += small;
    }
    return [...folded.matchAll(WORD)].map(({ 0: word, index = 0 }) => ({
      text: tidy(word),
      start: starts[index],
      end: ends[index + word.length - 1],
    }));
  };

  /** Three rows of the table of distances, for words of no more than `LONGEST` letters. */
  const rows = [1, 2, 3].map(() => new Uint8Array(2 * LONGEST));

  /** Letters put in, left out, replaced, or two neighbours swapped; more than `limit` is told as one more.
   * What lies off the diagonal by more than the limit is not looked at. @type {SearchWords["distance"]} */
  const distance = (a, b, limit) => {
    const size = b.length;
    const far = limit + 1;
    if (Math.abs(a.length - size) > limit) return far;
    let [older, old, row] = rows;
    for (let j = 0; j <= far; j++) old[j] = j;
    for (let i = 0; i < a.length; i++) {
      const from = Math.max(0, i - limit);
      let least = (row[from] = from ? far : i + 1);
      for (let j = from; j < size && j <= i + limit; j++) {
        let cost = a[i] === b[j] ? old[j] : old[j] + 1;
        if (cost > old[j + 1]) cost = old[j + 1] + 1;
        if (cost > row[j]) cost = row[j] + 1;
        if (i && j && a[i] === b[j - 1] && a[i - 1] === b[j] && cost > older[j - 1]) cost = older[j - 1] + 1;
        row[j + 1] = cost;
        if (cost < least) least = cost;
      }
      if (least > limit) return far;
      row[i + far + 1] = far;
      [older, old, row] = [old, row, older];
    }
    return Math.min(old[size], far);
  };

  /** Where the last item stands that is not greater than `key`; -1 where all are. @type {SearchWords["last"]} */
  const last = (list, key, of = (item) => item) => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (of(list[middle]) <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  window.PRECEPTOR_SEARCH ??= /** @type {any} */ ({});
  window.PRECEPTOR_SEARCH.words = { fold, tokens, spans, distance, last };
})();
