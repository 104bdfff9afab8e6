// Calendar files without a browser: what RFC 5545 asks of lines, texts and identifiers, and that a fault is seen.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import vm from "node:vm";
import { planted, source } from "./lib/classic.mjs";
import { none, some } from "./lib/expect.mjs";

const JS = "calendar.js";
const AT = "2026-11-24T18:20:11.123Z";
const EVENT = { id: "sys-1", due: "2027-03-03", at: AT, summary: "sys-1: Name a lead", description: "Owner: Kim" };

const calendar = (script = source(JS)) => {
  const window = { TextEncoder, Preceptor: {} };
  window.window = window;
  vm.runInNewContext(script, window);
  return window.Preceptor.calendar;
};
const fileOf = (script, ...events) => calendar(script).file({ site: "handbook", doc: "plans/index", events: events.map((event) => ({ ...EVENT, ...event })) });

/** The lines as a reader of the format puts them together again. */
const unfolded = (text) => text.replaceAll("\r\n ", "").split("\r\n");
const valueOf = (text, name) => unfolded(text).filter((line) => line.startsWith(name)).map((line) => line.slice(name.length));
const unescaped = (text) => text.replace(/\\([\\;,nN])/g, (_, one) => (one.toLowerCase() === "n" ? "\n" : one));

const WORDS = {
  short: "Name a lead",
  "long and plain": "a".repeat(300),
  "of two bytes each": "é".repeat(200),
  "of three bytes each, one off": `x${"€".repeat(120)}`,
  "of four bytes each": `abc${"🩺".repeat(60)}`,
  "that need escaping": "One; two, three \\ four\nfive\r\nsix\rseven",
  "with what may not stand in a text": "a\u0000b\u0007c\u0085d",
  "that look like a property": "x\r\nEND:VCALENDAR\r\nATTENDEE:mailto:a@example.org",
  "with spaces where a line may break": `${"word ".repeat(60)}`,
};

/** Lines of at most 75 bytes, each whole UTF-8, with CRLF, and the words come back. */
const lines = (script) => {
  const found = [];
  for (const [name, words] of Object.entries(WORDS)) {
    const text = fileOf(script, { summary: words, description: `Owner: ${words}` });
    const raw = Buffer.from(text);
    const parts = raw.toString("latin1").split("\r\n");
    if (parts.pop() !== "") found.push(`${name}: no CRLF at the end`);
    if (parts.some((line) => /[\r\n]/.test(line))) found.push(`${name}: a line end that is not CRLF`);
    if (parts.some((line) => line.length > 75)) found.push(`${name}: a line of ${Math.max(...parts.map((line) => line.length))} bytes`);
    for (const line of parts) if (Buffer.from(line, "latin1").toString("utf8").includes("\uFFFD")) found.push(`${name}: a character is torn`);
    const want = words.replace(/\r\n?/g, "\n").replace(/[\u0000\u0007\u0085]/g, "");
    const [got] = valueOf(text, "SUMMARY:");
    if (unescaped(got ?? "") !== want) found.push(`${name}: reads as ${got}`);
    if (/(^|[^\\])(\\\\)*[;,]/.test(got ?? "")) found.push(`${name}: not escaped`);
    if (unfolded(text).some((line) => line.startsWith("ATTENDEE"))) found.push(`${name}: reaches out of its text`);
  }
  return found;
};

/** An event is known by site, document and action alone, and nothing of the moment is in the file. */
const stable = (script) => {
  const found = [];
  const uid = (text) => valueOf(text, "UID:").join();
  const one = fileOf(script, {});
  if (uid(one) !== "plans/index#sys-1@handbook") found.push(`the identifier is ${uid(one)}`);
  if (uid(one) !== uid(fileOf(script, { due: "2028-01-01", at: "2028-01-01T00:00:00.000Z", summary: "else" }))) found.push("the identifier changes with the event");
  const both = uid(fileOf(script, {}, { id: "sys-2" })).split(",");
  if (new Set(both).size !== 2) found.push("two actions have one identifier");
  if (one !== fileOf(script, {})) found.push("the same plan gives another file");
  if (valueOf(one, "DTSTAMP:").join() !== "20261124T182011Z") found.push(`stamped ${valueOf(one, "DTSTAMP:")}`);
  return found;
};

/** Whole days that there are. */
const wholeDays = (script) => {
  const found = [];
  const starts = (due) => valueOf(fileOf(script, { due }), "DTSTART").join();
  if (starts("2027-03-03") !== ";VALUE=DATE:20270303") found.push(`3 March 2027 is ${starts("2027-03-03")}`);
  if (starts("2028-02-29") !== ";VALUE=DATE:20280229") found.push("29 February 2028 is left out");
  for (const due of ["", "2027-02-29", "2027-13-01", "2027-3-3", "soon", "2027-03-03T10:00:00Z"]) {
    if (starts(due)) found.push(`${due} is taken for a day`);
  }
  return found;
};

describe("a calendar file", () => {
  it("breaks, ends and escapes its lines as RFC 5545 asks", () => none(lines()));
  it("knows an event by site, document and action", () => none(stable()));
  it("holds whole days that there are", () => none(wholeDays()));
  it("is a calendar of events", () => {
    const text = unfolded(fileOf(undefined, {}, { id: "sys-2" }));
    assert.deepEqual([text[0], text[1], text.at(-2)], ["BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR"]);
    assert.ok(text[2].startsWith("PRODID:"));
    assert.equal(text.filter((line) => line === "BEGIN:VEVENT").length, 2);
    assert.equal(text.filter((line) => line === "END:VEVENT").length, 2);
  });
});

const FAULTS = [
  ["folds at 75 characters", lines, "bytes.encode(letter).length", "1", /a line of \d+ bytes/],
  ["folds at 76 bytes", lines, '["", 75]', '["", 76]', /a line of 76 bytes/],
  ["forgets the space of a folded line", lines, "`${text}\\r\\n `, 74", "`${text}\\r\\n `, 75", /a line of 76 bytes/],
  ["tears characters", lines, "const letter of line", 'const letter of line.split("")', /reads as|torn/],
  ["ends lines with LF", lines, "return `${text}\\r\\n`", "return `${text}\\n`", /CRLF/],
  ["escapes nothing", lines, '.replace(/[\\\\;,]/g, "\\\\$&")', "", /not escaped/],
  ["lets line ends through", lines, '.replaceAll("\\n", "\\\\n")', '.replaceAll("\\n", "\\r\\n")', /reaches out of its text/],
  ["lets control characters through", lines, '.replace(/[^\\P{Cc}\\n\\t]/gu, "")', "", /reads as/],
  ["names events by their words", stable, "#${id}@", "#${summary}@", /the identifier/],
  ["stamps with now", stable, "${at.replace", "${new Date(Date.now()).toISOString().replace", /stamped/],
  ["takes any day", wholeDays, "events.filter(({ due }) => isDay(due))", "events", /taken for a day/],
  ["rolls days over", wholeDays, " && new Date(text).toISOString().startsWith(text)", "", /2027-02-29 is taken/],
  ["leaves the day's type out", wholeDays, ";VALUE=DATE", "", /3 March 2027 is/],
];

describe("a fault is seen", () => {
  for (const [name, check, sound, fault, like] of FAULTS) {
    it(`of a calendar that ${name}`, () => some(check(planted(JS, sound, fault)), like));
  }
});
