// Classic scripts of the theme, run outside a browser: a window with little in it, and storage that tabs can share.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { REPO } from "./places.mjs";

export const source = (name) => readFileSync(join(REPO, "themes/default/static/js", name), "utf8");

/** Like localStorage: its own keys are what it holds. `room` is what fits, in characters. */
export class FakeStorage {
  constructor(room = Infinity) {
    Object.defineProperty(this, "room", { value: room, writable: true });
  }
  get length() {
    return Object.keys(this).length;
  }
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }
  setItem(key, text) {
    const used = Object.entries(this).reduce((sum, [name, value]) => sum + (name === key ? 0 : name.length + value.length), 0);
    if (used + key.length + text.length > this.room) throw new Error("QuotaExceededError");
    this[key] = String(text);
  }
  removeItem(key) {
    delete this[key];
  }
}

/** The source with a fault in it; the place must be there, or the test would test nothing. */
export const planted = (name, sound, fault) => {
  const text = source(name);
  assert.ok(text.includes(sound), `${name} no longer holds ${sound}`);
  return text.replace(sound, fault);
};

class Node {
  replaceChildren() {}
  append() {}
}

/** A page of the site with these scripts: its `window.Preceptor`, and a way to tell it of storage events. */
export const tab = ({ storage, clock = { now: 1_800_000_000_000 }, scripts = [source("record.js")], site = "handbook", at = "learn/quizzes/fit-note.html", root = "../../", from = "https://host.test/book/", agent = "" } = {}) => {
  const heard = [];
  const window = {
    location: new URL(at, from),
    Node,
    document: { body: { dataset: { site, root } }, documentElement: { lang: "" }, createElement: () => new Node() },
    navigator: { userAgent: agent },
    PRECEPTOR_STRINGS: {},
    Preceptor: {},
    URL,
    crypto: globalThis.crypto,
    addEventListener: (name, then) => heard.push({ name, then }),
  };
  Object.defineProperty(window, "localStorage", {
    get: () => {
      if (!storage) throw new Error("SecurityError");
      return storage;
    },
  });
  window.window = window;
  vm.createContext(window);
  window.clock = clock;
  vm.runInContext("Date.now = () => clock.now;", window);
  for (const script of scripts) vm.runInContext(script, window);
  const tell = (name, event) => heard.filter((one) => one.name === name).forEach((one) => one.then(event));
  return { ...window.Preceptor, tell };
};
