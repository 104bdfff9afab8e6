// The page for lost addresses, which is shown at any depth.

/** Runs in the page. */
const look = () => {
  const found = [];
  if (!getComputedStyle(document.documentElement).getPropertyValue("--paper").trim()) found.push("no styles");
  if (document.querySelectorAll("h1").length !== 1) found.push("no single heading");
  const links = [...document.links]
    .map((link) => link.href.split("#")[0])
    .filter((href) => new URL(href).origin === location.origin);
  return { found, links: [...new Set(links)].filter((href) => href !== location.href) };
};

/** The status of an address. Only the browser knows the host by its name. */
const status = async (url) => {
  const here = new URL(url);
  here.hostname = "127.0.0.1";
  return (await fetch(here)).status;
};

/** The styles of the page that is shown at `url`, and every link on it. */
export const missingPageWorks = async (page, url) => {
  const response = await page.goto(url);
  const { found, links } = await page.evaluate(look);
  if (response.status() !== 404) found.push(`status ${response.status()}`);
  if (links.length < 3) found.push(`${links.length} links within the site`);
  for (const link of links) {
    const answer = await status(link);
    if (answer !== 200) found.push(`${link} answers ${answer}`);
  }
  return found;
};
