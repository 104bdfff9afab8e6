// What every engine is given: the same units with the same words.

/** @typedef {{ id: number, url: string, title: string, headings: string, summary: string, text: string, sections: { heading: string, text: string }[] }} Given */

/** As our own index does: other names and the kind (`quiz`) count as headings, topics as part of the summary; an action's summary names its page.
 * @param {import("./shards.mjs").Unit[]} units @returns {Given[]} */
export const given = (units) =>
  units.map(({ url, title, summary, where, kind, topics, names, sections }, id) => ({
    id,
    url,
    title,
    headings: [...sections.map(({ heading }) => heading), ...names, kind].filter(Boolean).join("\n"),
    summary: [summary, where, ...topics].filter(Boolean).join("\n"),
    text: sections.map(({ text }) => text).join("\n"),
    sections: sections.map(({ heading, text }) => ({ heading, text })),
  }));
