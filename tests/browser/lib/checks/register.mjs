// The policy register with its scripts: filters, sorting, the count that is announced, the state in the address.

/** Runs in the page: what the register shows. */
const state = () => ({
  rows: [...document.querySelectorAll("#_register tbody tr")]
    .filter((row) => row.checkVisibility())
    .map((row) => ({
      href: row.querySelector("a").href,
      title: row.querySelector("a").textContent,
      issuer: row.querySelector("[data-issuer]").textContent,
      status: row.dataset.status,
      topics: row.dataset.topics.split("|"),
      issued: row.dataset.issued,
      asof: row.dataset.asof,
    })),
  total: document.querySelectorAll("#_register tbody tr").length,
  marks: [...document.querySelectorAll(".timeline svg a")]
    .filter((mark) => mark.checkVisibility())
    .map((mark) => new URL(mark.href.baseVal, location.href).href),
  count: document.getElementById("_count").textContent,
  sorted: [...document.querySelectorAll("th[aria-sort]")].map((th) =>
    [th.dataset.key, th.getAttribute("aria-sort")].join(),
  ),
  selects: Object.fromEntries(
    [...document.querySelectorAll("#_filters select")].map((select) => [select.name, select.value]),
  ),
  order: [...document.getElementById("_status").options].map((option) => option.value),
  query: Object.fromEntries(new URLSearchParams(location.search)),
});

/** What the page put off until after an event is done by then. */
export const settled = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 20)));

const read = (page) => page.evaluate(state);
const choose = (page, name, value) => page.selectOption(`#_${name}`, value);
const values = (page, name) =>
  page.$$eval(`#_${name} option`, (options) => options.map((option) => option.value).filter((value) => value));
const fits = (row, name, value) => (name === "topic" ? row.topics.includes(value) : row[name] === value);
const titles = (rows) =>
  rows
    .map((row) => row.title)
    .sort()
    .join("|");

/** What the rows, the count and the address should say while `filters` hold. */
const compare = (now, all, filters, address) => {
  const findings = [];
  const told = JSON.stringify(filters);
  const wanted = all.rows.filter((row) => Object.entries(filters).every(([name, value]) => fits(row, name, value)));
  if (titles(now.rows) !== titles(wanted))
    findings.push(`filter ${told}: ${now.rows.length} rows instead of ${wanted.length}`);
  const dated = wanted.filter((row) => row.issued).map((row) => row.href);
  if (dated.sort().join() !== now.marks.sort().join())
    findings.push(`filter ${told}: ${now.marks.length} marks instead of ${dated.length}`);
  const number = wanted.length === 0 ? "No policy" : `${wanted.length} `;
  if (!now.count.startsWith(number)) findings.push(`filter ${told}: the count says "${now.count}"`);
  if (address && JSON.stringify(now.query) !== told)
    findings.push(`filter ${told}: the address keeps ${JSON.stringify(now.query)}`);
  return findings;
};

/** Every value of every filter by itself. `address` says whether the state has to stand in the address. */
export const filtersWork = async (page, address = true) => {
  const findings = [];
  const all = await read(page);
  for (const name of ["status", "issuer", "topic"]) {
    const known = await values(page, name);
    if (known.length < 2) findings.push(`the filter ${name} offers ${known.length} values`);
    for (const value of known) {
      await choose(page, name, value);
      findings.push(...compare(await read(page), all, { [name]: value }, address));
    }
    await choose(page, name, "");
  }
  return findings;
};

/** Two filters at once, one more that leaves nothing, then "Clear". */
export const filtersCombine = async (page) => {
  const all = await read(page);
  const { status, topics } = all.rows.find((row) => row.topics[0]);
  await choose(page, "status", status);
  await choose(page, "topic", topics[0]);
  const findings = compare(await read(page), all, { status, topic: topics[0] }, true);
  const other = (await values(page, "issuer")).find(
    (issuer) =>
      !all.rows.some((row) => row.status === status && row.topics.includes(topics[0]) && row.issuer === issuer),
  );
  if (other) {
    await choose(page, "issuer", other);
    findings.push(...compare(await read(page), all, { status, issuer: other, topic: topics[0] }, true));
  }
  await page.click("#_filters button[type=reset]");
  await settled(page);
  return [...findings, ...compare(await read(page), all, {}, true)];
};

const key = (row, column, order) => (column === "status" ? order.indexOf(row.status) : row[column]);

/** Whether two rows stand in the wrong order. Rows without a date are left to the end, whichever way dates run. */
const wrong = (one, other, { column, down, order }) => {
  const [a, b] = [key(one, column, order), key(other, column, order)];
  if (column === "issued" && (!a || !b)) return !a && !!b;
  const by = typeof a === "number" ? a - b : new Intl.Collator("en-GB", { numeric: true }).compare(a, b);
  return down ? by < 0 : by > 0;
};

const ordered = (now, column, direction) => {
  const findings = [];
  if (now.sorted.join(" ") !== `${column},${direction}`)
    findings.push(`sort by ${column}: aria-sort is "${now.sorted.join(" ")}"`);
  const how = { column, down: direction === "descending", order: now.order };
  const bad = now.rows.findIndex((row, index) => index > 0 && wrong(now.rows[index - 1], row, how));
  if (bad > 0) findings.push(`sort by ${column}, ${direction}: "${now.rows[bad].title}" stands in the wrong place`);
  if (now.rows.length !== now.total) findings.push(`sort by ${column}: ${now.rows.length} of ${now.total} rows`);
  return findings;
};

/** Each column both ways by its button; the status, an order of its own, one way. */
export const sortingWorks = async (page) => {
  const findings = [];
  for (const column of ["issuer", "title", "status", "issued", "asof"]) {
    const button = page.locator(`th[data-key=${column}] button`);
    await button.click();
    findings.push(...ordered(await read(page), column, "ascending"));
    if (column === "status") continue;
    await button.click();
    findings.push(...ordered(await read(page), column, "descending"));
  }
  return findings;
};

/** What was chosen stands after a reload, and in a link that was sent on. */
export const stateIsKept = async (page) => {
  await choose(page, "status", (await values(page, "status"))[0]);
  await page.locator("th[data-key=issued] button").click();
  await page.locator("th[data-key=issued] button").click();
  const before = await read(page);
  await page.reload();
  const after = await read(page);
  if (!before.query.status || before.query.sort !== "-issued")
    return [`the address keeps ${JSON.stringify(before.query)}`];
  return JSON.stringify(after) === JSON.stringify(before) ? [] : ["the register looks different after a reload"];
};
