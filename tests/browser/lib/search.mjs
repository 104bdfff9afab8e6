// What tests do with the search: ask in the box or on the page, wait for the answer, read what stands there.
import { open } from "./browser.mjs";

export const PAGE = "search.html";
/** A page deep in the pack, with the box in its head. */
export const DEEP = "guidance/workforce/fit-note.html";

/** What must never be more than text. */
export const HOSTILE = {
  markup: `<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>`,
  entities: "&lt;b&gt; &amp; &quot;",
  "a template's hole": "{q} {n} ${1} $& $'",
  "control characters": "a\u0000b\u0007c\u001b[31m\u2028d\u2029e",
  "right to left": "\u202eשלום \u2067fit note\u2069 مرحبا",
  "a broken letter": "fit \ud800 note",
  "a pattern": "(a+)+$ .* [ \\",
  "signs alone": "!!! ??? \"\" “”",
  "a path": "../../../etc/passwd javascript:alert(1)",
  "10,000 letters": "fit".repeat(3334),
};

/** A page that remembers what went wrong in it: errors, refusals of its policy, requests that leave the site. */
export const watched = async (browser, home, options = {}) => {
  const page = await open(browser, { locale: "en-GB", ...options });
  page.wrong = [];
  const say = (text) => page.wrong.push(text);
  page.on("pageerror", (error) => say(error.message));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && say(message.text()));
  page.on("request", (request) => request.url().startsWith(home) || say(`leaves the site: ${request.url()}`));
  return page;
};

/** Every request, by the name of its file. */
export const requests = (page) => {
  const names = [];
  page.on("request", (request) => names.push(new URL(request.url()).pathname.split("/").at(-1)));
  return names;
};

export const box = (page) => page.locator("#_find");
export const options = (page) => page.locator("#_found a");
export const note = (page) => page.locator("form.find [role=status]");

/** Types in the head's box, and waits until the answer is there and said. */
export const type = async (page, text) => {
  await box(page).pressSequentially(text);
  await page.locator("form.find [role=status]:not(:empty)").waitFor({ state: "attached" });
};

/** The option that is chosen, as screen readers are told; nothing where the field itself is. */
export const chosen = (page) =>
  page.evaluate(() => {
    const id = document.getElementById("_find").getAttribute("aria-activedescendant");
    const marked = [...document.querySelectorAll("#_found [aria-selected=true]")];
    if ((id ?? undefined) !== marked[0]?.id || marked.length > 1) return "the field and the list disagree";
    return id && marked[0].textContent;
  });

/** Waits until the page of results has nothing on the way. */
export const answered = (page) => page.locator("#_results[aria-busy=false]").waitFor({ state: "attached" });

export const ask = async (page, query) => {
  await page.locator("#_q").fill(query);
  await page.locator("#_q").press("Enter");
  await answered(page);
};

/** Chooses a value of a facet. */
export const narrowBy = async (page, facet, label) => {
  await page.locator("#_filters:not([open]) > summary").click({ timeout: 100 }).catch(() => {});
  await page.locator(`#_${facet}`).selectOption({ label });
  await answered(page);
};

/** What stands on the page of results. */
export const shown = (page) =>
  page.evaluate(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((one) => one.textContent.trim());
    return {
      title: document.title,
      query: document.getElementById("_q").value,
      told: texts("#_told > p, #_told > div"),
      defined: texts(".defined h2"),
      hits: texts(".hits h3"),
      kinds: texts(".hits h3 + .about").map((about) => about.split(" · ")[0]),
      tries: texts("#_results > h2:not(.unseen)"),
      more: document.querySelector("#_results button")?.checkVisibility() ?? false,
    };
  });
