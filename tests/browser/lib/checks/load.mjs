// A page arrives whole: nothing fails, nothing complains, nothing leaves the site.

const watched = new WeakMap();

/** Collects what goes wrong on `page` from now on. */
const watch = async (page) => {
  const seen = { home: "", found: [] };
  watched.set(page, seen);
  const say = (text) => seen.found.push(text);
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") say(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => say(`uncaught error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(seen.home) && !url.startsWith("data:")) say(`request leaves the site: ${url}`);
  });
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // What the page before this one still asked for when it was left, such as its icon.
    if (why !== "net::ERR_ABORTED") say(`request failed: ${request.url()} (${why})`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) say(`status ${response.status()}: ${response.url()}`);
  });
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.violations.push(`policy violation: ${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  return seen;
};

/** What every page has in its own source. */
const structure = () => {
  const found = [...(window.violations ?? [])];
  const headings = document.querySelectorAll("h1").length;
  if (headings !== 1) found.push(`${headings} h1 instead of one`);
  if (!document.title.trim()) found.push("no title");
  if (!document.documentElement.lang) found.push("no lang");
  if (!document.querySelector("main")) found.push("no main");
  return found;
};

/** Lets deferred work and the frame after it pass. */
const settle = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));

/** Opens `url`, which is part of the site at `home`. */
export const load = async (page, url, home) => {
  const seen = watched.get(page) ?? (await watch(page));
  seen.home = home;
  seen.found.length = 0;
  const response = await page.goto(url, { waitUntil: "load" });
  await settle(page);
  const status = response?.status() ?? 200;
  if (url.startsWith("http") && status !== 200) seen.found.push(`status ${status}`);
  return [...seen.found, ...(await page.evaluate(structure))];
};
