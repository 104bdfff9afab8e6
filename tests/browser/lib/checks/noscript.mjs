// A page without scripts: all its words are there, and nothing that would need a script.

/** Runs in the page. */
const plain = (rows) => {
  // Quizzes and plans have lines that only paper shows. On small screens each cell of the register names its column, and dates that nobody knows are left out.
  const SPARED = "details:not([open]), form[hidden], .register-table thead, .no-date, .dated, .bank, .plan-paper";
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
    // A quiz is answered by hand: its controls keep what is chosen, the answers lie folded below them.
    if (control.checkVisibility() && !control.closest(".quiz")) found.push(`dead control: ${name(control)}`);
  }
  const shown = [...document.querySelectorAll("#_register tbody tr")].filter((row) => row.checkVisibility()).length;
  if (rows !== shown) found.push(`the register shows ${shown} of ${rows} policies`);
  return found;
};

/** The page that is open with scripts off; a register has `rows` rows. */
export const readsWithoutScripts = (page, rows = 0) => page.evaluate(plain, rows);
