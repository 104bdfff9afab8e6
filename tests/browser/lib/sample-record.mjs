// A record as a reader of the pack would have it, made from what the record page itself says can be on record.

const SITE = "work-and-health";
const DAY = { start: "2026-09-02", then: "2026-11-20", end: "2026-11-20" };

/** Runs in the page: what can be on record. */
export const documents = () =>
  [...document.querySelectorAll("#_can > li")].map((row) => ({
    doc: row.dataset.doc,
    kind: row.dataset.kind,
    title: row.querySelector("a").textContent,
    href: row.querySelector("a").getAttribute("href"),
    items: [...row.querySelectorAll("[data-id]")].map((item) => ({ id: item.dataset.id, kind: item.dataset.kind, text: item.textContent })),
  }));

const said = (day, value, device = "a") => ({ [device]: { at: `${day}T10:00:00.000Z`, value } });
const record = ({ doc, kind, title, href }, entries) => ({ version: 1, doc, kind, title, href, entries });

const rated = (list) => {
  const entries = {};
  const statements = list.items.filter(({ kind }) => kind === "statement");
  for (const [index, { id }] of statements.entries()) {
    // Higher, the same, lower, in turns.
    const values = { start: 2, then: 1, end: [4, 2, 1][index % 3] };
    for (const [moment, day] of Object.entries(DAY)) entries[`rating/${moment}/${id}/${day}`] = said(day, values[moment]);
  }
  const prompt = list.items.find(({ kind }) => kind === "prompt");
  entries[`text/${prompt.id}`] = { ...said("2026-11-20", "Time in the first talk."), "a~x1": said("2026-11-19", "Someone to practise with.").a };
  return record(list, entries);
};

const attempt = (id, day, questions) => ({ [`attempt/${id}`]: said(day, { started: `${day}T09:00:00.000Z`, questions, options: {} }) });
const finished = (id, day, got) => ({ [`finished/${id}`]: said(day, { at: `${day}T10:00:00.000Z`, got, of: 10, wrong: [] }) });

/** Records of each kind. `found` is what `documents` gave. */
export const sample = (found) => {
  const first = (kind) => found.find((one) => one.kind === kind);
  const module = first("module");
  return [
    rated(first("checklist")),
    record(module, { [`step/${module.items[0].id}`]: said("2026-09-03", true), [`sign/${module.items[1].id}`]: said("2026-11-10", { word: "observed", by: "educator", on: "2026-11-10" }) }),
    record(first("quiz"), { ...attempt("x1", "2026-09-10", ["a"]), ...finished("x1", "2026-09-10", 5), ...attempt("x2", "2026-11-01", ["a"]), ...finished("x2", "2026-11-01", 9), ...attempt("x3", "2026-11-22", ["a", "b", "c"]), "answer/x3/a": said("2026-11-22", "k") }),
    record({ doc: " cpd", kind: "cpd", title: "CPD", href: "record.html" }, { "entry/1": said("2026-11-05", { date: "2026-11-05", activity: "work", learned: "=1+1", practice: "p", users: "u" }) }),
  ];
};

/** So many ratings of a statement, runs of a quiz and texts of a module. `found` is what `documents` gave. */
export const long = (found, count) => {
  const first = (kind) => found.find((one) => one.kind === kind);
  const made = (one) => Object.assign({}, ...Array.from({ length: count }, (_, index) => one(index)));
  const ratings = made((index) => ({ [`rating/start/s${index}/2026-09-02`]: said("2026-09-02", index % 4) }));
  const runs = made((index) => ({ ...attempt(`x${index}`, "2026-09-10", ["a"]), ...finished(`x${index}`, "2026-09-10", 5) }));
  const texts = made((index) => ({ [`text/t${index}`]: said("2026-09-02", `Text ${index}.`) }));
  return [record(first("checklist"), ratings), record(first("quiz"), runs), record(first("module"), texts)];
};

export const file = (records, more = {}) => ({
  name: "record.json",
  mimeType: "application/json",
  buffer: Buffer.from(JSON.stringify({ format: "preceptor-record", version: 1, site: SITE, exported: "2026-11-24T10:00:00.000Z", records, ...more })),
});
