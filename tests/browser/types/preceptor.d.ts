// What the scripts of the theme share, for the type checker alone: it is not shipped.

/** `null` is "cleared". */
interface PreceptorValue {
  at: string;
  value: any;
}

/** By path, then by device. */
type PreceptorEntries = Record<string, Record<string, PreceptorValue>>;

interface PreceptorRecord {
  version: number;
  doc: string;
  kind: string;
  title: string;
  /** The page that wrote it last, from the root of the site; empty where it is not known. */
  href: string;
  entries: PreceptorEntries;
}

/** What a path says now, and what other devices or tabs said. */
interface PreceptorEntry {
  path: string;
  value: any;
  at: string;
  others: { value: any; at: string; device: string }[];
}

interface PreceptorDocument {
  /** The value, or undefined. It marks free text as seen: what another tab wrote and this page has not read is kept beside what it puts. */
  get(path: string): any;
  all(prefix?: string): PreceptorEntry[];
  /** Whether it is stored, not only kept in memory. */
  put(path: string, value: any): boolean;
  /** Removes another version of a text. */
  drop(path: string, device: string): boolean;
  onchange(then: () => void): void;
}

type PreceptorRefusal = { problem: string; detail?: string };

interface PreceptorStore {
  /** With a kind, what is put also tells that this page is where to go on. */
  open(doc: string, kind?: string, title?: string): PreceptorDocument;
  list(): PreceptorRecord[];
  merge(a: PreceptorRecord, b: PreceptorRecord): PreceptorRecord;
  /** What a record says now: cleared values are left out. */
  current(record: PreceptorRecord, prefix?: string): PreceptorEntry[];
  validate(json: any): { record?: PreceptorRecord; problem?: string; detail?: string };
  /** Whether a value is of the type that its path promises. */
  fits(path: string, value: any): boolean;
  /** What a file of this site holds, if it is of this format and of a version that we know. */
  file(text: string, format: string, most: number, newest?: number): { json?: any; problem?: string; detail?: string };
  parse(text: string): { records?: PreceptorRecord[]; problem?: string; detail?: string };
  exportAll(): string;
  /** Takes in a whole file or nothing of it. */
  importAll(text: string): { added: number; changed: number; same: number; problem?: undefined } | PreceptorRefusal;
  clear(): void;
  today(): string;
  /** From 0 to below 1. */
  random(): number;
  randomId(): string;
  /** The whole address of a page on record; nothing where it would lead out of the site. */
  link(href: string): string;
  /** Names this browser in team files, without saying whose it is. */
  teamId(): string;
  /** How many team files this browser has made, with the one that is being made: the newer one has more. */
  teamCount(): number;
  /** Texts that could not be read and were set aside. */
  damaged(): string[];
  /** Keeps the element saying what is wrong with the storage, if anything. */
  notice(element: HTMLElement): void;
  /** Runs when another page, or an import, changed any record. */
  onchange(then: () => void): void;
  site: string;
  isFile: boolean;
  readonly available: "yes" | "none" | "full";
}

/** What an element is made of: children, or properties and attributes by name; what is empty is left out. */
type PreceptorInside = Node | string | false | 0 | null | undefined | Record<string, any> | PreceptorInside[];

/** `window.Preceptor.tools`. */
interface PreceptorTools {
  /** The element with this id, after the underscore that keeps ids of the frame apart from those of the content. */
  $(id: string): any;
  all(root: ParentNode, selector: string): any[];
  /** Words of the locale with their places filled; `_one` where n is 1. */
  words(name: string, values?: Record<string, any>): string;
  /** Gives an element children, properties and attributes in place of the children it had. */
  put(place: any, ...inside: PreceptorInside[]): any;
  /** A tag with its classes, as in `p.small`. */
  el<T extends keyof HTMLElementTagNameMap>(tag: T | `${T}.${string}`, ...inside: PreceptorInside[]): HTMLElementTagNameMap[T];
  /** `label` is what is read out in place of the text. */
  button(text: string, act: () => void, kind?: string, label?: string): HTMLButtonElement;
  click(element: any, act: () => void): void;
  /** A row of a table; its first cell names it. */
  row(cells: PreceptorInside[]): HTMLElement;
  /** A day, or a time of that day, in words, with the time of day where `exact`; what is neither stays as it is. */
  date(text: any, exact?: boolean): string;
  /** Sums of shares are not exact: what is missing by less than this is not missing. */
  TOLERANCE: number;
  /** Whether a result has `pass` per cent of its points. */
  reached(result: { got: number; of: number }, pass: any): boolean;
  /** A number as people write it, rounded to one decimal. */
  number(value: number): string;
  /** By kind of document: paths in its record that tell that it is begun, and ended. */
  COURSE: Record<string, [string, string] | undefined>;
}

/** `window.Preceptor.files`. */
interface PreceptorFiles {
  save(name: string, text: string, type?: string): void;
  csv(rows: unknown[][]): string;
  /** Files that are chosen in `input`, or dropped on the box around it. */
  take(input: HTMLInputElement, then: (files: File[]) => unknown): void;
}
