// The ways through a page that a person without a mouse takes.

const TOO_MANY = 400;

/** Presses Tab until the focus is on something that fits `selector`; says whether it came there. */
export const tabTo = async (page, selector) => {
  for (let count = 0; count < TOO_MANY; count += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate((selector) => {
      const now = document.activeElement;
      return !now || now === document.body ? "end" : now.matches(selector) ? "there" : "on";
    }, selector);
    if (at !== "on") return at === "there";
  }
  return false;
};

const inSight = (page, selector) =>
  page.evaluate((selector) => {
    const box = document.querySelector(selector)?.getBoundingClientRect();
    return !!box && box.width > 40 && box.height > 20 && box.left >= 0 && box.top >= 0 && box.bottom <= innerHeight;
  }, selector);

/** The first Tab shows the skip link; Enter takes it to the content, and the next Tab goes on from there. */
export const skipLink = async (page) => {
  const findings = [];
  await page.keyboard.press("Tab");
  if (!(await page.evaluate(() => document.activeElement?.matches(".skip"))))
    return ["the first Tab does not reach the skip link"];
  if (!(await inSight(page, ".skip"))) findings.push("the skip link is not shown when it has the focus");
  await page.keyboard.press("Enter");
  if (!(await page.evaluate(() => document.activeElement === document.querySelector("main")))) {
    findings.push("the skip link does not move the focus to the content");
  }
  await page.keyboard.press("Tab");
  const inside = await page.evaluate(() => {
    const main = document.querySelector("main");
    return main.contains(document.activeElement) || !main.querySelector("a[href], button, summary");
  });
  if (!inside) findings.push("after the skip link, Tab does not go on in the content");
  return findings;
};

/** The last entry of the menu can be reached and followed. */
export const menu = async (page) => {
  if (!(await tabTo(page, ".menu li:last-child a"))) return ["Tab does not reach the menu's last entry"];
  const target = await page.evaluate(() => document.activeElement.href);
  // The last entry may be the page itself, whose address is there before it has been loaded again.
  await Promise.all([page.waitForEvent("load", { timeout: 8000 }).catch(() => {}), page.keyboard.press("Enter")]);
  return page.url() === target ? [] : [`Enter in the menu leads to ${page.url()}`];
};

/** Follows the last entry of "On this page", which lies open or is opened with Enter. */
export const contents = async (page) => {
  const folded = await page.evaluate(() => !document.querySelector(".contents a")?.checkVisibility());
  if (folded) {
    if (!(await tabTo(page, ".contents summary"))) return ['Tab does not reach "On this page"'];
    await page.keyboard.press("Enter");
  }
  if (!(await tabTo(page, ".contents > details > ol > li:last-child > a")))
    return ["Tab does not reach the last of the contents"];
  const hash = await page.evaluate(() => document.activeElement.hash);
  await page.keyboard.press("Enter");
  await page.waitForFunction((hash) => location.hash === hash, hash, { timeout: 8000 }).catch(() => {});
  // A long page scrolls a moment after the address has changed.
  const arrived = (hash) => {
    const target = document.getElementById(decodeURIComponent(hash.slice(1)));
    const { top, bottom } = (target?.querySelector("h2, h3") ?? target)?.getBoundingClientRect() ?? {};
    return top >= 0 && bottom <= innerHeight;
  };
  await page.waitForFunction(arrived, hash, { timeout: 2000 }).catch(() => {});
  return page.evaluate(afterJump, hash);
};

/** Runs in the page: where a jump to `hash` has led. */
const afterJump = (hash) => {
  const heading = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (location.hash !== hash || !heading) return [`Enter in the contents does not lead to ${hash}`];
  // A section of a plan bears the id of its heading.
  const { top, bottom } = (heading.querySelector("h2, h3") ?? heading).getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight ? [] : [`the heading ${hash} is out of sight after the jump`];
};
