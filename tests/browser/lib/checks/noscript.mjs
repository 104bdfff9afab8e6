// A page without scripts: all its words are there, and nothing that would need a script.

/** Runs in the page. */
const plain = (rows) => {
  const SPARED = [
    "details:not([open]), form[hidden]",
    // On small screens each cell of a table names its column, and dates that nobody knows are left out.
    ".register-table thead, .curriculum thead, .pairs .heads, .no-date",
    // The A to Z has a heading of its own where the search stands above it; without scripts it is the page's.
    "#_all",
    // What only paper shows: dates, lines to write on, boxes.
    ".dated, .bank, .plan-paper, .by-hand, .on-paper",
    // What is of use only where something is kept: what was left off, a picture of one's ratings, fields of a step.
    // Where the style sheet arrived, its absence need not be told.
    ".unstyled",
    "#_continue, #_finish, #_picture, .module-page .fields, .module-page .elsewhere, .module-page .here, .completed, #_add",
  ].join();
  const found = [];
  const name = (element) => `${element.localName}.${element.className} "${element.textContent.trim().slice(0, 30)}"`;
  const main = document.querySelector("main");
  if ((main?.innerText ?? "").trim().length < 40) found.push("no main text");
  for (const element of main?.querySelectorAll("h1, h2, h3, h4, p, li, dt, dd, th, td, pre, figcaption, img") ?? []) {
    const spared = element.closest(SPARED);
    const empty = element.localName !== "img" && !element.textContent.trim();
    if (!spared && !empty && !element.checkVisibility({ visibilityProperty: true }))
      found.push(`hidden: ${name(element)}`);
  }
  for (const control of document.querySelectorAll("button, select, input, textarea, [role=button]")) {
    // A quiz and a checklist are filled in by hand: their controls keep what is chosen, to be printed. Words to copy can be copied by hand.
    const byHand = control.closest(".quiz, .checklist") || control.matches("textarea[readonly]");
    if (control.checkVisibility() && !byHand) found.push(`dead control: ${name(control)}`);
  }
  const shown = [...document.querySelectorAll("#_register tbody tr")].filter((row) => row.checkVisibility()).length;
  if (rows !== shown) found.push(`the register shows ${shown} of ${rows} policies`);
  return found;
};

/** The page that is open with scripts off; a register has `rows` rows. */
export const readsWithoutScripts = (page, rows = 0) => page.evaluate(plain, rows);
