// @ts-check
// Files made in the browser, and files brought to it. Texts are saved by a link to a Blob, which works from a folder too.
(() => {
  "use strict";
  /** @type {PreceptorFiles["save"]} */
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

  /**
   * A spreadsheet takes a field that begins like this for a formula, in quotes or not: an
   * apostrophe makes it text.
   * @param {unknown} value
   */
  const field = (value) => `"${String(value ?? "").replace(/^[=+\-@\t\r\n＝＋－＠]/, "'$&").replaceAll('"', '""')}"`;

  /** With a byte order mark, or Excel misreads accents. @type {PreceptorFiles["csv"]} */
  const csv = (rows) => `\uFEFF${rows.map((row) => `${row.map(field).join(",")}\r\n`).join("")}`;

  /** @type {PreceptorFiles["take"]} */
  const take = (input, then) => {
    const box = /** @type {HTMLElement} */ (input.closest(".drop"));
    input.addEventListener("change", async () => {
      await then([...(input.files ?? [])]);
      // So that the same file can be chosen again.
      input.value = "";
    });
    for (const name of ["dragover", "dragleave", "drop"]) {
      // Next to the box the browser would leave the page and show the file.
      addEventListener(name, (event) => event.preventDefault());
      box.addEventListener(name, () => box.classList.toggle("over", name === "dragover"));
    }
    box.addEventListener("drop", (event) => void then([...(event.dataTransfer?.files ?? [])]));
  };

  window.Preceptor.files = { save, csv, take };
})();
