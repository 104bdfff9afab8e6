// Ways through the quizzes of the small learning project.
import assert from "node:assert/strict";
import { open } from "./browser.mjs";

export const EVERY = "learn/quizzes/every-kind.html";
export const END = "learn/quizzes/at-the-end.html";
export const CASE = "learn/quizzes/shoulder.html";

/** A page that fails its test when anything goes wrong in it. */
export const watched = async (browser, options = {}) => {
  const page = await open(browser, { locale: "en-GB", ...options });
  return watch(page);
};

export const watch = (page) => {
  page.wrong = [];
  page.on("pageerror", (error) => page.wrong.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) page.wrong.push(message.text());
  });
  return page;
};

export const button = (page, name) => page.getByRole("button", { name });
export const press = (page, name) => button(page, name).click();
export const heading = (page, name) => page.getByRole("heading", { name });

/** The words of what has the focus. */
export const focused = (page) => page.evaluate(() => document.activeElement?.textContent?.trim().replaceAll(/\s+/g, " "));

/** Waits until the focus is on what says these words: a script moves it a moment after the click. The page as a whole, which
 * has the focus when nothing else has, says everything. */
export const focusIs = async (page, words) => {
  const found = ([source, flags]) => {
    const { activeElement } = document;
    return activeElement !== document.body && new RegExp(source, flags).test(activeElement?.textContent?.trim().replaceAll(/\s+/g, " ") ?? "");
  };
  await page.waitForFunction(found, [words.source, words.flags], { timeout: 5000 }).catch(async () => {
    assert.fail(`the focus is on ${JSON.stringify(await focused(page))}, not on ${words}`);
  });
};

/** Controls of a question. */
const option = (page, id, name) => page.locator(`#${id}`).getByLabel(name, { exact: true });

/** What answers each question of `every-kind`, wholly right. */
export const RIGHT = {
  one: (page) => option(page, "one", "Dietitians").check(),
  several: async (page) => {
    for (const name of ["Nurses", "Physiotherapists", "Occupational therapists"]) await option(page, "several", name).check();
  },
  truth: (page) => option(page, "truth", "True").check(),
  word: (page) => page.locator("#word input").fill(" Fit  Note. "),
  figure: (page) => page.locator("#figure input").fill("10.3m"),
  gaps: async (page) => {
    await page.getByLabel("Gap 1").fill("might be fit");
    await page.getByLabel("Gap 2").fill("3");
  },
  pairs: async (page) => {
    await page.getByLabel("Manager").selectOption({ label: "Agrees the changes" });
    await page.getByLabel("Clinician").selectOption({ label: "Says what the person can do" });
    await page.getByLabel("Employee").selectOption({ label: "Says what would help" });
  },
  order: async (page) => {
    const steps = ["Ask about work", "Agree what would help", "Write it down", "Review it"];
    for (const [place, step] of steps.entries()) {
      const items = page.locator("#order .order > li .item");
      for (let at = (await items.allTextContents()).indexOf(step); at > place; at -= 1) await press(page, `Move up: ${step}`);
      for (let at = (await items.allTextContents()).indexOf(step); at < place; at += 1) await press(page, `Move down: ${step}`);
    }
    // Where chance had it right already, it still has to be touched.
    await press(page, "Move up: Ask about work");
  },
};

/** The same with something wrong in each. */
export const WRONG = {
  one: (page) => option(page, "one", "Nurses").check(),
  several: async (page) => {
    for (const name of ["Physiotherapists", "Occupational therapists", "Dietitians"]) await option(page, "several", name).check();
  },
  truth: (page) => option(page, "truth", "False").check(),
  word: (page) => page.locator("#word input").fill("sick line"),
  figure: (page) => page.locator("#figure input").fill("10"),
  gaps: async (page) => {
    await page.getByLabel("Gap 1").fill("may be fit");
    await page.getByLabel("Gap 2").fill("six");
  },
  pairs: async (page) => {
    await page.getByLabel("Manager").selectOption({ label: "Agrees the changes" });
    await page.getByLabel("Clinician").selectOption({ label: "Decides alone" });
    await page.getByLabel("Employee").selectOption({ label: "Says what would help" });
  },
  order: async (page) => {
    await RIGHT.order(page);
    await press(page, "Move down: Ask about work");
  },
};

/** The question on the card that is shown. */
export const shown = (page) => page.evaluate(() => document.querySelector(".question:not(.away)")?.id);

/** Answers and checks the card that is shown. */
export const answer = async (page, answers) => {
  await answers[await shown(page)](page);
  await press(page, "Check answer");
};

/** From the start screen to the result. */
export const goThrough = async (page, answers, start = "Start") => {
  await press(page, start);
  for (;;) {
    await answer(page, answers);
    const on = button(page, /^(Next question|See your result)$/);
    const last = (await on.textContent()) === "See your result";
    await on.click();
    if (last) return;
  }
};

/** What the browser keeps of a document. */
export const kept = (page, doc) =>
  page.evaluate((doc) => JSON.parse(localStorage.getItem(`preceptor/practice/learn/quizzes/${doc}`) ?? "null"), doc);

export const keptPaths = async (page, doc, prefix) =>
  Object.keys((await kept(page, doc))?.entries ?? {}).filter((path) => path.startsWith(prefix));
