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
  parse(text: string): { records?: PreceptorRecord[]; problem?: string; detail?: string };
  exportAll(): string;
  /** Takes in a whole file or nothing of it. */
  importAll(text: string): { added: number; changed: number; same: number; problem?: undefined } | PreceptorRefusal;
  clear(): void;
  today(): string;
  randomId(): string;
  /** The whole address of a page on record; nothing where it would lead out of the site. */
  link(href: string): string;
  /** Names this browser in team files, without saying whose it is. */
  teamId(): string;
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
