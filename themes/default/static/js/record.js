// @ts-check
// What the browser keeps: one JSON text for each document in localStorage, which no other file touches.
// A path holds one value for each device, and the newest is shown: merging gives the same whichever way round, however often.
(() => {
  "use strict";
  const { site = "", root = "" } = document.body.dataset;
  const base = new URL(root || ".", location.href).href;
  const KEY = `preceptor/${site}/`;
  const isFile = location.protocol === "file:";
  const [MOST_TEXT, MOST_ENTRIES, MOST_DEPTH] = [5e6, 2e4, 6];

  // Pure: times, values, merging, checking.
  /** @param {any} value */
  const isText = (value) => typeof value === "string";
  /** @param {any} value @returns {value is Record<string, any>} */
  const isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  /** @param {any} value */
  const holdsTexts = (value) => typeof value === "object" && Object.values(value).every(isText);
  /** @param {any} at */
  const isTime = (at) => isText(at) && /^2[01]\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) && !Number.isNaN(Date.parse(at));
  /** A page of this site, relative to its root. @param {any} href */
  const isHref = (href) => isText(href) && /^(?!\/)[^\s:?#\\]{0,400}$/.test(href) && !/\.\.|%2e|\/\//i.test(href);

  /** @param {PreceptorValue | undefined} a @param {PreceptorValue | undefined} b */
  const later = (a, b) => {
    if (!a || !b) return a ?? b;
    if (a.at !== b.at) return a.at > b.at ? a : b;
    return JSON.stringify(a.value) >= JSON.stringify(b.value) ? a : b;
  };

  /** Maps have no prototype, so that no key means anything else, and sorted keys: equal maps are equal texts.
   * @template T @param {Record<string, T>} a @param {Record<string, T>} b @param {(x: T | undefined, y: T | undefined) => any} pick */
  const join = (a, b, pick) => {
    const all = Object.create(null);
    for (const key of [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()) {
      all[key] = pick(Object.hasOwn(a, key) ? a[key] : undefined, Object.hasOwn(b, key) ? b[key] : undefined);
    }
    return all;
  };

  /** Names and address come from the record with the newest entry. @param {PreceptorRecord} record */
  const rank = ({ kind, title, href, entries }) => {
    const times = Object.values(entries).flatMap((values) => Object.values(values).map((one) => one.at));
    return times.reduce((a, b) => (a > b ? a : b), "0") + JSON.stringify([kind, title, href]);
  };

  /** @type {PreceptorStore["merge"]} */
  const merge = (a, b) => ({
    ...(rank(a) >= rank(b) ? a : b),
    entries: join(a.entries, b.entries, (x = {}, y = {}) => join(x, y, later)),
  });

  /** @param {string} doc @param {PreceptorEntries} [entries] @returns {PreceptorRecord} */
  const blank = (doc, entries = {}) => ({ version: 1, doc, kind: "", title: "", href: "", entries });

  /** @type {PreceptorStore["current"]} */
  const current = (record, prefix = "") =>
    Object.keys(record.entries).filter((path) => path.startsWith(prefix)).flatMap((path) => {
      const values = Object.entries(record.entries[path]).map(([device, entry]) => ({ device, ...entry }));
      const { at, value } = /** @type {PreceptorValue} */ (values.reduce((a, b) => (later(a, b) === a ? a : b)));
      const told = new Set([JSON.stringify(value)]);
      const others = values.filter((other) => other.value !== null && told.size < told.add(JSON.stringify(other.value)).size);
      return value === null ? [] : [{ path, value, at, others }];
    });

  /** @param {any} value @returns {boolean} */
  const isShallow = (value, depth = 0) =>
    typeof value !== "object" || value === null ||
    (depth < MOST_DEPTH && Object.keys(value).every((key) => key !== "__proto__" && isShallow(value[key], depth + 1)));

  /** Shares of points are not exact sums: a little more than all of them may have been reached. @param {any} got @param {any} of */
  const isResult = (got, of) => Number.isFinite(got) && Number.isFinite(of) && of > 0 && got >= 0 && got <= of + 1e-6;

  /** Whether a value is of the type that its path promises: pages need not doubt it. @param {string} path @param {any} value */
  const fits = (path, value) => {
    const family = path.split("/", 1)[0];
    if (value === null) return true;
    if (/^(text|saved|ended|owner|due|priority|status)$/.test(family)) return isText(value);
    if (/^(step|checked)$/.test(family)) return typeof value === "boolean";
    if (family === "rating") return value === "na" || (Number.isInteger(value) && value >= 0 && value <= 10);
    if (family === "answer") return isText(value) || holdsTexts(value);
    if (family === "visit") return Array.isArray(value) && holdsTexts(value);
    if (/^(sign|entry)$/.test(family)) return isMap(value) && holdsTexts(value);
    if (family === "attempt") return isMap(value) && Array.isArray(value.questions) && holdsTexts(value.questions) && isMap(value.options);
    if (family === "finished") return isMap(value) && isResult(value.got, value.of);
    return isShallow(value);
  };

  /** @param {string} problem @param {any} [detail] */
  const bad = (problem, detail = "") => ({ problem, detail: String(detail).slice(0, 80) });

  /** @type {PreceptorStore["validate"]} */
  const validate = (json) => {
    if (!isMap(json)) return bad("shape");
    const { version, doc, kind, title, href = "", entries } = json;
    if (version > 1) return bad("newer");
    const named =
      isText(doc) && /^[^/\p{Cc}][^\p{Cc}]{0,299}$/u.test(doc) && /^[a-z]{0,20}$/.test(kind) && isText(title) && title.length < 500;
    if (version !== 1 || !named || !isText(kind) || !isHref(href) || !isMap(entries)) return bad("shape", doc);
    for (const [path, values] of Object.entries(entries)) {
      if (!/^[a-z]+\/[^\p{Cc}]{1,400}$/u.test(path) || !isMap(values) || !Object.keys(values).length) return bad("shape", path);
      for (const [device, entry] of Object.entries(values)) {
        const fine = /^[a-z0-9]{1,32}(~[a-z0-9]{1,32})?$/.test(device) && isMap(entry) && isTime(entry.at);
        if (!fine || entry.value === undefined || !isShallow(entry.value) || !fits(path, entry.value)) return bad("shape", path);
      }
    }
    const tidy = join(entries, {}, (values) => join(values, {}, ({ at, value }) => ({ at, value })));
    return { record: { version, doc, kind, title, href, entries: tidy } };
  };

  /** Version 0 had one value for each path and no devices. @param {any} documents */
  const migrate = (documents) =>
    isMap(documents) && Object.entries(documents).map(([doc, old]) => {
      const values = isMap(old?.values) && Object.entries(old.values).map(([path, v0]) => [path, { v0 }]);
      return { version: 1, doc, kind: old?.kind, title: old?.title, entries: values && Object.fromEntries(values) };
    });

  /** @type {PreceptorStore["file"]} */
  const file = (text, format, most, newest = 1) => {
    if (text.length > most) return bad("big");
    let json;
    try {
      json = JSON.parse(text.replace(/^\uFEFF/, ""));
    } catch {
      return bad("json");
    }
    if (json?.format !== format) return bad("format", json?.format);
    if (json.version > newest) return bad("newer");
    return json.site === site ? { json } : bad("site", json.site);
  };

  /** @type {PreceptorStore["parse"]} */
  const parse = (text) => {
    const { json, ...not } = file(text, "preceptor-record", MOST_TEXT);
    if (!json) return not;
    const list = json.version === 0 ? migrate(json.documents) : json.version === 1 && json.records;
    if (!Array.isArray(list)) return bad("shape");
    /** @type {Map<string, PreceptorRecord>} */
    const records = new Map();
    let count = 0;
    for (const one of list) {
      const { record, ...refused } = validate(one);
      if (!record) return refused;
      for (const values of Object.values(record.entries)) count += Object.keys(values).length;
      if (count > MOST_ENTRIES) return bad("many");
      records.set(record.doc, merge(records.get(record.doc) ?? record, record));
    }
    return { records: [...records.values()] };
  };

  // The browser's own storage. Without it, or where it is full, the page goes on in memory and says so.
  /** @type {Storage | undefined} */ let storage;
  /** @type {"yes" | "none" | "full"} */ let available = "none";
  /** Records that could not be stored. @type {Map<string, PreceptorRecord>} */
  const unsaved = new Map();
  /** What this tab wrote, by document. @type {Map<string, PreceptorRecord>} */
  const wrote = new Map();
  /** Records that must not be written over: of a newer version, or damaged and not set aside. @type {Set<string>} */
  const locked = new Set();
  /** @type {Map<string, { text: string, record: PreceptorRecord }>} */ const known = new Map();
  /** @type {Set<string>} */ const troubles = new Set();
  /** @type {Set<HTMLElement>} */ const noticed = new Set();
  /** @type {{ doc?: string, then: () => void }[]} */ const listeners = [];

  const tell = () => {
    const apart = isFile && /firefox/i.test(navigator.userAgent);
    const troubled = [available !== "yes" && available, ...troubles, apart && "apart"].filter(Boolean);
    for (const element of noticed) {
      const { put, el, words } = window.Preceptor.tools;
      put(element, { hidden: !troubled.length }, troubled.map((trouble) => el("p", words(`record_${trouble}`))));
    }
  };

  /** @param {string} key @param {string} text */
  const save = (key, text) => {
    try {
      /** @type {Storage} */ (storage).setItem(key, text);
      available = "yes";
    } catch {
      available = storage?.length ? "full" : "none";
    }
    tell();
    return available === "yes";
  };

  const keys = () => Object.keys(storage ?? {}).filter((key) => key.startsWith(KEY));

  const random = () => {
    try {
      return crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32;
    } catch {
      return Math.random();
    }
  };

  const randomId = () => Array.from({ length: 12 }, () => Math.trunc(random() * 36).toString(36)).join("");

  /** A random name that stays. @param {string} key */
  const keptId = (key) => {
    const kept = storage?.getItem(KEY + key);
    if (kept && /^[a-z0-9]{1,32}$/.test(kept)) return kept;
    const made = randomId();
    save(KEY + key, made);
    return made;
  };

  /** @param {string} doc @param {string} text */
  const setAside = (doc, text) => {
    troubles.add("damaged");
    if (save(`${KEY}/damaged/${new Date().toISOString()}/${doc}`, text)) storage?.removeItem(KEY + doc);
    else locked.add(doc);
  };

  /** @param {string} doc @returns {PreceptorRecord | undefined} */
  const stored = (doc) => {
    const text = storage?.getItem(KEY + doc) ?? "";
    const last = known.get(doc);
    if (!text || last?.text === text) return text ? last?.record : undefined;
    /** @type {ReturnType<typeof validate>} */
    let found = {};
    try {
      found = validate(JSON.parse(text));
    } catch {
      // Not JSON: set aside below.
    }
    if (found.record?.doc === doc) {
      known.set(doc, { text, record: found.record });
      return found.record;
    }
    if (found.problem === "newer") locked.add(doc), troubles.add(found.problem);
    else if (!locked.has(doc)) setAside(doc, text);
    tell();
    return undefined;
  };

  /** @param {string} doc @returns {PreceptorRecord} */
  const load = (doc) => {
    const [a, b] = [stored(doc), unsaved.get(doc)];
    return a && b ? merge(a, b) : a ?? b ?? blank(doc);
  };

  /** @param {PreceptorRecord} record */
  const write = (record) => {
    const kept = !locked.has(record.doc) && save(KEY + record.doc, JSON.stringify(record));
    if (kept) unsaved.delete(record.doc);
    else unsaved.set(record.doc, record);
    return kept;
  };

  const list = () => {
    const docs = keys().map((key) => key.slice(KEY.length)).filter((doc) => !doc.startsWith("/"));
    return [...new Set([...docs, ...unsaved.keys()])].sort().map(load).filter((one) => Object.keys(one.entries).length);
  };

  /** Runs what waits for changes of `doc`, or of any document. @param {string} [doc] */
  const changed = (doc) => {
    for (const one of listeners) if (!doc || !one.doc || one.doc === doc) one.then();
  };

  const here = () => {
    const address = location.href.split(/[?#]/, 1)[0];
    const href = address.startsWith(base) ? address.slice(base.length).replace(/(^|\/)$/, "$1index.html") : "";
    return isHref(href) ? href : "";
  };

  /** @type {PreceptorStore["open"]} */
  const open = (doc, kind, title) => {
    /** @type {Map<string, any>} */
    const seen = new Map();

    /** @param {string} path @param {Record<string, PreceptorValue>} values */
    const add = (path, values) => {
      const old = load(doc);
      const head = kind ? { kind, title: title ?? "", href: here() } : { kind: old.kind, title: old.title, href: old.href };
      const mine = { ...blank(doc, { [path]: values }), ...head };
      wrote.set(doc, merge(wrote.get(doc) ?? mine, mine));
      return write(merge(old, mine));
    };

    /** @param {string} path @param {string} to @param {any} value */
    const set = (path, to, value) => {
      const values = load(doc).entries[path] ?? {};
      const last = Object.values(values).reduce((time, { at }) => Math.max(time, Date.parse(at)), 0);
      const at = new Date(Math.max(Date.now(), last + 1)).toISOString();
      return add(path, { [to]: { at, value } });
    };

    /** Keeps what another tab wrote; what only goes on from a text kept before takes its place. @param {string} path @param {any} value */
    const keepOther = (path, value) => {
      const values = load(doc).entries[path] ?? {};
      const mine = values[device];
      if (!mine?.value || mine.value === value || mine.value === seen.get(path)) return;
      const slot = Object.keys(values).find(
        (key) => key.startsWith(`${device}~`) && values[key].value && mine.value.startsWith(values[key].value),
      );
      add(path, { [slot ?? `${device}~${randomId()}`]: mine });
    };

    /** @param {string} path */
    const entry = (path) => current(load(doc), path).find((one) => one.path === path);

    return {
      get(path) {
        const value = entry(path)?.value;
        seen.set(path, value);
        return value;
      },
      all: (prefix) => current(load(doc), prefix),
      put(path, given) {
        const value = JSON.parse(JSON.stringify(given ?? null));
        if (!fits(path, value)) throw new TypeError(`not a value for ${path}: ${JSON.stringify(given)}`);
        if (path.startsWith("text/")) keepOther(path, value);
        seen.set(path, value);
        const now = entry(path);
        const same = now ? JSON.stringify(now.value) === JSON.stringify(value) : value === null;
        return same && !unsaved.has(doc) ? true : set(path, device, value);
      },
      drop(path, from) {
        const [shown, other] = [entry(path), load(doc).entries[path]?.[from]];
        // At its own time, `null` outranks a text and stays older than the text that is shown.
        const kept = !other || add(path, { [from]: { at: other.at, value: null } });
        return !shown || entry(path) ? kept : set(path, device, shown.value);
      },
      onchange: (then) => void listeners.push({ doc, then }),
    };
  };

  const today = () => {
    const now = new Date();
    // As if the clock on the wall were the one in Greenwich.
    return new Date(now.valueOf() - 60_000 * now.getTimezoneOffset()).toISOString().slice(0, 10);
  };

  const exportAll = () =>
    JSON.stringify({ format: "preceptor-record", version: 1, site, exported: new Date().toISOString(), records: list() }, null, 1);

  /** Takes in a whole file or nothing of it. @type {PreceptorStore["importAll"]} */
  const importAll = (text) => {
    const { records, problem = "", detail } = parse(text);
    if (!records) return { problem, detail };
    const counts = { added: 0, changed: 0, same: 0 };
    const before = records.map((one) => load(one.doc));
    records.forEach(({ entries }, index) => {
      for (const [path, values] of Object.entries(entries)) {
        for (const [device, value] of Object.entries(values)) {
          const old = before[index].entries[path]?.[device];
          const same = old && JSON.stringify(later(old, value)) === JSON.stringify(old);
          counts[same ? "same" : old ? "changed" : "added"] += 1;
        }
      }
    });
    const full = records.some((record, index) => !write(merge(before[index], record)) && available === "full");
    if (full) {
      before.forEach((record) => {
        unsaved.delete(record.doc);
        if (Object.keys(record.entries).length) write(record);
        else storage?.removeItem(KEY + record.doc);
      });
      return { problem: "full" };
    }
    changed();
    return counts;
  };

  const clear = () => {
    for (const key of keys()) storage?.removeItem(key);
    unsaved.clear();
    wrote.clear();
    locked.clear();
    troubles.clear();
    device = keptId("/device");
    changed();
  };

  try {
    storage = window.localStorage;
  } catch {
    // It is blocked, and saving says so.
  }
  save(`${KEY}/probe`, "");
  storage?.removeItem(`${KEY}/probe`);
  let device = keptId("/device");

  /** Two tabs that read at the same moment write over each other: what is lost of this one's is put in again. @param {string} doc */
  const putBack = (doc) => {
    const [now, mine] = [stored(doc), wrote.get(doc)];
    if (!now) wrote.delete(doc); // All was removed, and is to stay so.
    else if (mine && JSON.stringify(merge(now, mine)) !== JSON.stringify(now)) write(merge(now, mine));
  };

  addEventListener("storage", ({ key }) => {
    if (key !== null && !key.startsWith(KEY)) return;
    const doc = key?.slice(KEY.length);
    if (!doc) wrote.clear();
    else if (!doc.startsWith("/")) putBack(doc);
    changed(doc);
  });
  // A page that comes back from the browser's memory missed what happened in between.
  addEventListener("pageshow", (event) => event.persisted && changed());

  /** @type {PreceptorStore} */
  const store = {
    open, list, merge, fits, file, validate, parse, current, exportAll, importAll, clear, today, random, randomId, isFile, site,
    get available() {
      return available;
    },
    link(href) {
      const url = href && isHref(href) ? new URL(href, base).href : "";
      return url.startsWith(base) ? url : "";
    },
    onchange: (then) => void listeners.push({ then }),
    teamId: () => keptId("/team"),
    teamCount() {
      const made = (Number(storage?.getItem(`${KEY}/team-files`)) || 0) + 1;
      save(`${KEY}/team-files`, String(made));
      return made;
    },
    damaged: () => keys().filter((key) => key.startsWith(`${KEY}/damaged/`)).map((key) => storage?.getItem(key) ?? ""),
    notice(element) {
      noticed.add(element);
      tell();
    },
  };
  window.Preceptor.record = store;
})();
