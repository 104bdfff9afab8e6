// @ts-check
// Files made in the browser: texts are saved by a link to a Blob, which works from a folder too.
(() => {
  "use strict";
  const page = /** @type {any} */ (window);

  /** @param {string} name @param {string} text @param {string} [type] */
  const save = (name, text, type = "application/json") => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    link.download = name;
    link.hidden = true;
    document.body.append(link);
    link.click();
    link.remove();
    // Some browsers read the file only after the click.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  /** A spreadsheet takes a field that begins like this for a formula, in quotes or not: an apostrophe makes it text. @param {unknown} value */
  const field = (value) => `"${String(value ?? "").replace(/^[=+\-@\t\r\n＝＋－＠]/, "'$&").replaceAll('"', '""')}"`;

  /** With a byte order mark, or Excel misreads accents. @param {unknown[][]} rows */
  const csv = (rows) => `\uFEFF${rows.map((row) => `${row.map(field).join(",")}\r\n`).join("")}`;

  (page.Preceptor ??= {}).files = { save, csv };
})();
