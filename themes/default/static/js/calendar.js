// @ts-check
// Calendar files (RFC 5545) of whole days. The same plan gives the same file: a calendar that takes it in twice changes nothing.
(() => {
  "use strict";
  const bytes = new TextEncoder();

  /** @type {PlanCalendarTools["escaped"]} */
  const escaped = (text) =>
    text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "").replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");

  /** At most 75 bytes a line, broken between characters; the rest goes on after a space. @type {PlanCalendarTools["folded"]} */
  const folded = (line) => {
    let [text, room] = ["", 75];
    for (const letter of line) {
      const size = bytes.encode(letter).length;
      if (size > room) [text, room] = [`${text}\r\n `, 74];
      text += letter;
      room -= size;
    }
    return `${text}\r\n`;
  };

  /** @type {PlanCalendarTools["isDay"]} */
  const isDay = (text) =>
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

  /** @type {PlanCalendarTools["file"]} */
  const file = ({ site, doc, events }) => {
    const parts = events.filter(({ due }) => isDay(due)).flatMap(({ id, due, at, summary, description }) => [
      "BEGIN:VEVENT",
      `UID:${escaped(`${doc}#${id}@${site}`)}`,
      `DTSTAMP:${at.replace(/[-:]|\.\d+/g, "")}`,
      `DTSTART;VALUE=DATE:${due.replaceAll("-", "")}`,
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]);
    return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//preceptor//plan//EN", ...parts, "END:VCALENDAR"].map(folded).join("");
  };

  window.Preceptor.calendar = { file, isDay, folded, escaped };
})();
