// The register by keyboard, as a screen reader's user hears it.
import { tabTo } from "./keyboard.mjs";
import { settled } from "./register.mjs";

const count = (page) => page.evaluate(() => document.getElementById("_count").textContent);

/** Whether the count is a live region, as the browser hands it to a screen reader. Other live regions of the page are none of this. */
const announces = async (page) => {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send("Runtime.evaluate", { expression: 'document.getElementById("_count")' });
  const { nodes } = await session.send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
  await session.detach();
  const [node] = nodes;
  return !node.ignored && node.role?.value === "status" && node.properties?.find(({ name }) => name === "live")?.value.value === "polite";
};

const focusOn = (page, selector) => page.evaluate((selector) => document.activeElement?.matches(selector), selector);

/** Filters by arrow key and sorts by Enter; the focus stays, and the count says what happened. */
export const registerByKeyboard = async (page) => {
  const findings = [];
  const before = await count(page);
  if (!(await announces(page))) findings.push("the count is no polite live region");
  if (!(await tabTo(page, "#_status"))) return [...findings, "Tab does not reach the filters"];
  await page.keyboard.press("ArrowDown");
  await settled(page);
  const filtered = await count(page);
  if (filtered === before) findings.push(`the count still says "${before}" after a filter was chosen`);
  if (!(await focusOn(page, "#_status"))) findings.push("the filter loses the focus");
  if (!(await tabTo(page, "th[data-key=issuer] button"))) return [...findings, "Tab does not reach the headings"];
  await page.keyboard.press("Enter");
  if (!(await focusOn(page, "th[data-key=issuer][aria-sort=ascending] button")))
    findings.push("Enter on a heading does not sort, or the focus is lost");
  if ((await count(page)) === filtered) findings.push("sorting is not announced");
  return findings;
};
