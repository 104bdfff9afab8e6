// @ts-check
// What is typed, as words and as numbers. The same as src/model/score/ and tests/scoring/amount.rs, and held to the same cases (tests/scoring).

(() => {
  "use strict";
  const MONTHS = "january february march april may june july august september october november december".split(" ");
  const AMOUNT = "(?=[\\d£$€-])";
  /** What stands before a number to compare with. @type {[string, RegExp][]} */
  const COMPARED = [
    ["≥", new RegExp(`^(?:at least|no less than|no fewer than|not less than|minimum of|>=|=>|≥) ?${AMOUNT}`)],
    ["≤", new RegExp(`^(?:at most|no more than|not more than|up to|maximum of|<=|=<|≤) ?${AMOUNT}`)],
    [">", new RegExp(`^(?:more than|greater than|over|above|>) ?${AMOUNT}`)],
    ["<", new RegExp(`^(?:fewer than|less than|under|below|<) ?${AMOUNT}`)],
  ];

  /** One of each sort of letter, quote, dash and space; small letters; no full stop at the end. @param {string} text */
  const plain = (text) =>
    text
      // 10³ is not 103, and 1½ is not 11/2.
      .replace(/(\d)(?=[⁰¹²³⁴-⁹⁻])/g, "$1^")
      .replace(/(\d)(?=[¼-¾⅐-⅞])/g, "$1 ")
      .replace(/´/g, "'")
      .replace(/″/g, '"')
      .replace(/[º˚]/g, "°")
      .normalize("NFKD")
      .replace(/[\u0300-\u0333]/g, "")
      .replace(/[‘’‚‛′`]/g, "'")
      .replace(/[“”„‟]/g, '"')
      .replace(/[‐‑‒–—―−]/g, "-")
      .replace(/⁄/g, "/")
      .replace(/×/g, "x")
      .toLowerCase()
      .replace(/[\s\u0085]+/g, " ")
      .replace(/^ |[. ]+$/g, "")
      .replace(/(^|[^a-z])(?:per[ -]?cent|pct)(?![a-z])/g, "$1%");

  /** @param {string} word */
  const month = (word) => MONTHS.find((name) => name === word || name.slice(0, 3) === (word === "sept" ? "sep" : word));

  /** `1st July 2022`, `July 1, 2022` and `1 Jul 2022` as `1jul2022`. @param {string} text */
  const date = (text) => {
    if (/[^a-z\d ,.-]/.test(text)) return;
    const found = (text.match(/\d+|[a-z]+/g) ?? []).filter((word) => !/^(?:st|nd|rd|th|of|the)$/.test(word));
    const at = found.findIndex(month);
    const name = month(found[at] ?? "");
    const rest = found.slice(at + 1);
    const day = at === 1 ? found[0] : (rest[0] ?? "").length < 3 ? rest.shift() : "";
    const [year = "", more] = rest;
    if (!name || at > 1 || more || !/^\d{0,2}$/.test(day ?? "") || !/^(?:\d{4})?$/.test(year) || !(day || year)) return;
    return `${(day ?? "").replace(/^0+/, "")}${name.slice(0, 3)}${year}`;
  };

  /** `09:30`, `9.30` and `9:30 am` as `9:30`; `5 pm` as `17:00`. @param {string} text */
  const time = (text) => {
    const [, hour, minute, half] = /^(\d{1,2})(?:[:.]([0-5]\d))? *(am|a\.m|pm|p\.m)?$/.exec(text) ?? [];
    if (!hour || Number(hour) > 23 || !(minute || half)) return;
    return `${half ? (Number(hour) % 12) + (half[0] === "p" ? 12 : 0) : Number(hour)}:${minute ?? "00"}`;
  };

  /** `at least 5`, `>= 5` and `5 or more` as `≥5`. @param {string} text */
  const compared = (text) => {
    for (const [sign, words] of COMPARED) if (words.test(text)) return text.replace(words, sign);
    if (!/^[\d£$€-]/.test(text)) return text;
    return text.replace(/^(.*)(?: or (?:more|above|over|higher|greater)|\+)$/, "≥$1").replace(/^([^≥].*) or (?:less|fewer|below|under|lower)$/, "≤$1");
  };

  /** What is left of the signs between two parts; figures stay apart, and a minus stays a minus. @param {string} run @param {number} at @param {string} text */
  const glue = (run, at, text) => {
    const [before = "", after] = [text[at - 1], text[at + run.length]];
    const dash = run.includes("-");
    if (after === undefined) return dash ? "-" : "";
    if (!/\d/.test(after)) return "";
    if (/\d/.test(before)) return dash ? "-" : run.includes(",") ? "," : " ";
    if (!run.endsWith("-")) return "";
    return /\p{Alphabetic}/u.test(before) ? (run.length > 1 ? " -" : "") : "-";
  };

  /** @param {string} written */
  const once = (written) => {
    const text = plain(written);
    return (
      date(text) ??
      time(text) ??
      compared(text.replace(/^['"](.*)['"]$/, "$1").replace(/(^|[^\d'"])['"]+/g, "$1"))
        .replace(/&/g, " and ")
        .replace(/(\d)[ ,](?=\d{3}(?!\d))/g, "$1")
        .replace(/\.(?!\d)/g, "")
        .replace(/[ ,-]+/g, glue)
        .replace(/iz(?=e|ing|ation)/g, "is")
        .replace(/yz(?=e|ing)/g, "ys")
    );
  };

  /** The one form in which answers are compared. @type {QuizTyped["folded"]} */
  const folded = (text) => {
    const next = once(text);
    return next === text ? text : folded(next);
  };

  /** With and without its article. @param {string} text @param {RegExp} article */
  const both = (text, article) => [folded(text), folded(text.replace(article, ""))];

  /** A large `A` may be a name: `A positive` is a blood group. @type {QuizTyped["same"]} */
  const same = (accepted, typed) => {
    const wanted = both(accepted.trim(), /^(?:[Tt]he|[Aa]n|a) /);
    return both(plain(typed), /^(?:the|an?) /).some((one) => one !== "" && wanted.includes(one));
  };

  /** Powers of ten; `k` and `m` only where it is clear what they mean. */
  const POWERS = new Map(Object.entries({ hundred: 2, thousand: 3, million: 6, mn: 6, billion: 9, bn: 9, trillion: 12, tn: 12 }));
  const SHORT = new Map(Object.entries({ k: 3, m: 6 }));

  /** Figures as people write them, or NaN. @param {string} sign @param {string} digits @param {number} power */
  const valueOf = (sign, digits, power) => {
    if (/^0,\d+$|^\d+,\d{1,2}$/.test(digits)) digits = digits.replace(",", ".");
    const [, whole = "0", over, under] = /^(?:(\d+) )?(\d+)\/(\d+)$/.exec(digits) ?? [];
    if (over) return (sign === "-" ? -1 : 1) * (Number(whole) + Number(over) / Number(under)) * 10 ** power;
    if (!/^(?:\d+|[1-9]\d{0,2}(?:(?:,\d{3})+|(?: \d{3})+))(?:\.\d+)?$|^\.\d+$/.test(digits)) return NaN;
    // The exponent is read with the figures: 10.3 million is exact, 10.3 times a million is not.
    return Number(`${sign}${digits.replace(/[, ]/g, "")}e${power}`);
  };

  /** @param {string} text @param {QuizAmount} wanted */
  const one = (text, wanted) => {
    const [all, sign, currency, digits = ""] = /** @type {string[]} */ (/^([+-]?) *([£$€]?) *((?:\d|[ ,./](?=\d))*) */.exec(text));
    const rest = text.slice(all.length);
    const [head, word] = /^([a-z]+)(?: |$)/.exec(rest) ?? ["", ""];
    // Beside a length, or where the answer is small, `m` is no million.
    const large = !wanted.units?.length && Math.max(Math.abs(wanted.low), Math.abs(wanted.high)) >= 1000;
    const power = POWERS.get(word) ?? (large || currency ? SHORT.get(word) : undefined);
    return { sign, digits, currency, power: power ?? 0, unit: (power === undefined ? rest : rest.slice(head.length)) || currency };
  };

  /** How many of the wanted unit one of the typed unit is. @param {string} written @param {Map<string, number>[]} known */
  const factor = (written, known) => {
    if (!written) return 1;
    if (!known.length) return /^[%£$€]$/.test(written) ? 1 : undefined;
    const unit = written.replace(/deg(?:rees?)? ?|° /g, "°").replace(/ per | ?\/ ?/g, "/");
    /** @param {string} name @param {Map<string, number>} names */
    const find = (name, names) => names.get(name) ?? (/..s$/.test(name) ? names.get(name.slice(0, -1)) : undefined);
    if (known.length === 1) return find(unit, known[0]);
    const parts = unit.split("/");
    const by = known.map((names, at) => find(parts[at] ?? "", names));
    if (parts.length !== known.length || by.includes(undefined)) return undefined;
    return by.includes(0) ? 0 : /** @type {number[]} */ (by).reduce((first, next) => first / next);
  };

  /** @param {ReturnType<typeof one>} part @param {QuizAmount} wanted @returns {[number, boolean] | undefined} */
  const worth = ({ sign, digits, power, unit }, wanted) => {
    const by = factor(unit, wanted.units ?? []);
    const value = valueOf(sign, digits, power);
    if (by === undefined || !Number.isFinite(value)) return undefined;
    return [by ? value * by : NaN, by === 1];
  };

  /** Parts `26 to 30`, `26-30` and `28 +/- 2`. */
  const ENDS = /^(.+?) ?( to |\+\/-|\+-|±|-) ?(.+)$/;

  /** @type {QuizTyped["amount"]} */
  const amount = (typed, wanted) => {
    const text = plain(typed);
    const single = worth(one(text, wanted), wanted);
    if (single) return { low: single[0], high: single[0], wanted: single[1] };
    const found = ENDS.exec(text) ?? [];
    if (!found[3]) return null;
    const [first, second] = [one(found[1].trim(), wanted), one(found[3].trim(), wanted)];
    if (!first.unit || first.unit === first.currency) {
      first.power ||= second.power;
      first.unit = second.unit || first.unit;
    } else second.unit ||= first.unit;
    const [low, high] = [worth(first, wanted), worth(second, wanted)];
    if (!low || !high) return null;
    const ends = /±|\+/.test(found[2]) ? [low[0] - high[0], low[0] + high[0]] : [low[0], high[0]];
    return { low: Math.min(...ends), high: Math.max(...ends), wanted: low[1] && high[1] };
  };

  /** `mg|milligram=1;g|gram=1000`, with ` per ` between the parts of a quotient. @type {QuizTyped["units"]} */
  const units = (data) =>
    data
      .split(" per ")
      .filter(Boolean)
      .map((part) => new Map(part.split(";").flatMap((unit) => {
        const [names, by] = unit.split("=");
        return names.split("|").map((name) => /** @type {const} */ ([name, Number(by)]));
      })));

  window.Preceptor.typed = { folded, same, amount, units };
})();
