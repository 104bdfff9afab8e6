// @ts-check
// Calendar files (RFC 5545) of whole days. Pure: the same plan gives the same file, so that a calendar that takes it in twice changes nothing.
(() => {
  "use strict";
  const page = /** @type {any} */ (window);
  const bytes = new TextEncoder();
  /** A line holds at most this many bytes, its end not counted. */
  const MOST = 75;

  /** @param {string} text */
  const escaped = (text) =>
    text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "").replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");

  /** Breaks a long line between characters, never inside one; the rest goes on after a space. @param {string} line */
  const folded = (line) => {
    let text = "";
    let room = MOST;
    for (const letter of line) {
      const size = bytes.encode(letter).length;
      if (size > room) {
        text += "\r\n ";
        room = MOST - 1;
      }
      text += letter;
      room -= size;
    }
    return `${text}\r\n`;
  };

  /** Whether a text is a day that there is, as YYYY-MM-DD. @param {unknown} text */
  const isDay = (text) => {
    const date = new Date(`${/^\d{4}-\d\d-\d\d$/.test(String(text)) ? text : ""}T00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(String(text));
  };

  /** @param {PlanCalendar} calendar @param {PlanEvent} event */
  const lines = ({ site, doc }, { id, due, at, summary, description }) => [
    "BEGIN:VEVENT",
    `UID:${escaped(`${doc}#${id}@${site}`)}`,
    `DTSTAMP:${at.replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${due.replaceAll("-", "")}`,
    `SUMMARY:${escaped(summary)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];

  /** @param {PlanCalendar} calendar */
  const file = (calendar) => {
    const events = calendar.events.filter(({ due }) => isDay(due)).flatMap((event) => lines(calendar, event));
    const all = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//preceptor//plan//EN", "CALSCALE:GREGORIAN", ...events, "END:VCALENDAR"];
    return all.map(folded).join("");
  };

  (page.Preceptor ??= {}).calendar = { file, isDay };
})();
