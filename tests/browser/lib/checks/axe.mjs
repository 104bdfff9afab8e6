// axe-core's rules for WCAG 2.2 AA and its best practice, in the three ways in which a page is seen.
import axe from "axe-core";
import { DESK, SMALL_SCREEN } from "../browser.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules that look at colours: nothing else can change between light and dark. */
const COLOURS = ["color-contrast", "link-in-text-block"];

const STATES = {
  light: { colorScheme: "light", viewport: DESK, rules: TAGS },
  dark: { colorScheme: "dark", viewport: DESK, rules: COLOURS },
  "320 px": { colorScheme: "light", viewport: SMALL_SCREEN, rules: TAGS },
};

/** Runs in the page. What is folded is opened first: axe does not judge what is hidden. */
const judge = async (rules) => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const { violations } = await window.axe.run(document, {
    runOnly: rules,
    resultTypes: ["violations"],
    preload: false,
  });
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} ${node.target}: ${node.failureSummary}`));
};

/** axe's findings on the page that is open, in every state. */
export const accessible = async (page) => {
  const findings = [];
  await page.evaluate(axe.source);
  for (const [name, { colorScheme, viewport, rules }] of Object.entries(STATES)) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    const found = await page.evaluate(judge, rules);
    findings.push(...found.map((finding) => `${name}: ${finding.replaceAll(/\s+/g, " ")}`));
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(DESK);
  return findings;
};
