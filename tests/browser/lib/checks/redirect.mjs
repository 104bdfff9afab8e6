// Old addresses lead on, and keep the place within the page.

/** Opens `url` with a fragment; `target` is where it has to lead. */
export const leadsOn = async (page, url, target, fragment = "") => {
  const wanted = target + fragment;
  await page.goto(url + fragment);
  await page.waitForURL(wanted, { timeout: 8000 }).catch(() => {});
  return page.url() === wanted ? [] : [`${url}${fragment} leads to ${page.url()}, not to ${wanted}`];
};
