// What the scripts of the search share. The types stand here, where they weigh nothing on the page.

/** What could not be read: not there, or not what was written. */
interface SearchFailure {
  /** `m`, or as in `t/12`. */
  shard: string;
  why: "missing" | "damaged";
}

/** What a result shows. */
interface SearchCard {
  doc: number;
  /** From the site's root, ready for an address, with the fragment of a part. */
  url: string;
  title: string;
  summary: string;
  /** The title of the page that holds it; empty for a page. */
  where: string;
  /** Empty: the site's. */
  lang: string;
  kind: string;
  kindLabel: string;
}

/** Of an excerpt. */
interface SearchPiece {
  text: string;
  mark: boolean;
}

interface SearchHit {
  card: SearchCard;
  /** At most two, the best first. */
  sections: { id: string; heading: string }[];
  excerpt: SearchPiece[];
}

interface SearchOptions {
  /** Codes, as the facets of an answer list them; empty: any. */
  kind?: string;
  audience?: string;
  topic?: string;
  from?: number;
  count?: number;
}

interface SearchSuggestions {
  results: SearchCard[];
  definition: SearchCard | null;
  /** The whole query, mended. */
  corrected: string | null;
  failed: SearchFailure[];
}

interface SearchAnswer {
  results: SearchHit[];
  more: boolean;
  /** How many match, without the definition; with `open`, how many at least. */
  known: number;
  open: boolean;
  /** What the query asks to have explained; not among the results. */
  definition: SearchCard | null;
  /** Other names that were searched for. */
  also: string[];
  corrections: { from: string; to: string }[];
  unknown: string[];
  /** What results can be narrowed by: codes and what they are called. */
  facets: { kinds: [string, string][]; audiences: [string, string][]; topics: string[] };
  failed: SearchFailure[];
}

interface SearchEngine {
  /** While the query is being typed. */
  suggest(text: string, limit: number): Promise<SearchSuggestions>;
  search(text: string, options?: SearchOptions): Promise<SearchAnswer>;
  /** For tests: what was loaded, and how an answer came about, with the scores. */
  load: SearchLoad;
  ask(text: string, typing: boolean, options: SearchOptions): Promise<{ source: SearchSource; query?: SearchQuery; ranked?: SearchRanked[] }>;
}

interface SearchText {
  text: string;
  popularity: number;
}

interface SearchForm extends SearchText {
  terms: number[];
  stop: boolean;
  /** Concepts whose names begin with it. */
  concepts: number[];
}

/** Units in order, with the impact of the term on each. */
interface SearchPostings {
  docs: Uint32Array;
  impacts: Uint8Array;
}

interface SearchFacets {
  kind: number;
  audience: number;
  topics: number[];
}

interface SearchEntry {
  card: SearchCard;
  /** Of its title. */
  terms: number[];
}

interface SearchConcept {
  /** Of its card; -1: it has none. */
  doc: number;
  names: string[];
  words: string[][];
}

interface SearchManifest {
  stamp: string;
  docs: number;
  words: number;
  concepts: number;
  /** The first key of each shard. */
  v: string[];
  r: string[];
  p: string[];
  /** The first term of each shard, and how many there are in all. */
  t: number[];
  terms: number;
  kinds: [string, string][];
  audiences: [string, string][];
  topics: string[];
  /** What each part of a match weighs. */
  weights: { titleBonus: number; coverageBase: number; concept: number; covered: number; prefix: number; edits: number[] };
  /** How many things a shard of each kind holds. */
  sizes: Record<"d" | "f" | "b" | "a", number>;
}

/** What each kind of shard holds. */
interface SearchShards {
  m: SearchManifest;
  v: SearchForm[];
  r: SearchText[];
  p: { text: string; terms: number[] }[];
  t: (SearchPostings & { rarity: number; tail: number })[];
  u: SearchPostings;
  d: SearchEntry[];
  f: SearchFacets[];
  b: { id: string; heading: string; text: string }[][];
  a: SearchConcept[];
}

interface SearchReader {
  byte(): number;
  number(): number;
  count(): number;
  text(): string;
  list<T>(read: (at: number) => T, many?: number): T[];
  keys(): () => string;
  growing(limit: number): () => number;
  terms(limit: number): (many: number) => number[];
  at(): number;
  end(): void;
}

/** Where one question reads: shards that are there stay for the next. */
interface SearchSource {
  /** Missing where it cannot be read: then nothing else can. */
  m: SearchManifest;
  /** What could not be read; whoever asks next tries again. */
  failed: SearchFailure[];
  /** `null` where it cannot be read. */
  get<K extends keyof SearchShards>(kind: K, number: number): Promise<SearchShards[K] | null>;
  /** By number; all at once. */
  all<K extends keyof SearchShards>(kind: K, numbers: number[]): Promise<Map<number, SearchShards[K] | null>>;
  /** One for each id, out of shards of two to the power of `bits`. */
  items<K extends "a" | "b" | "d">(kind: K, ids: number[]): Promise<(SearchShards[K][number] | undefined)[]>;
}

interface SearchLoad {
  start(): Promise<SearchSource>;
  counts: { requests: number; bytes: number };
}

/** A word of a query with the terms that stand for it, each with its weight. */
interface SearchGroup {
  word: string;
  terms: Map<number, number>;
  /** Those of the word as it stands. */
  exact: number[];
  /** What it was taken for; empty: nothing else. */
  mended: string;
  /** It was taken for a beginning. */
  grown: boolean;
  /** What it stands for could not be read. */
  lost: boolean;
  /** The concept whose name holds it. */
  held: number | undefined;
}

/** A concept that a query names, and in which words. */
interface SearchNamed extends SearchConcept {
  id: number;
  said: Set<string>;
}

interface SearchQuery {
  words: string[];
  phrases: string[][];
  /** Words that a unit must have as they stand. */
  required: string[];
  groups: SearchGroup[];
  concepts: SearchNamed[];
  unknown: string[];
  /** The unit that explains it; -1: none. */
  definition: number;
  /** The parts of the dictionary that were read. */
  seen: Set<SearchForm[]>;
}

interface SearchList {
  rarity: number;
  parts: SearchPostings[];
}

interface SearchWord extends SearchGroup {
  lists: (SearchList & { weight: number; exact: boolean })[];
  /** What a unit gains by having it. */
  gain: number;
}

interface SearchLists {
  words: SearchWord[];
  names: (SearchList & { id: number; doc: number })[];
}

interface SearchRanked {
  doc: number;
  score: number;
}

interface SearchTable {
  score: Float64Array;
  matched: Float64Array;
  best: Float64Array;
  bits: Int32Array;
  exact: Int32Array;
}

type SearchScan = (
  m: SearchManifest,
  lists: SearchLists,
  table: SearchTable,
  keep: (doc: number, exact: number) => boolean,
  many: number,
) => { ranked: SearchRanked[]; docs: number[] };

interface SearchWords {
  fold(text: string): string;
  tokens(text: string): string[];
  spans(text: string): { text: string; start: number; end: number }[];
  distance(a: string[], b: string[], limit: number): number;
  last<T, K>(list: T[], key: K, of?: (item: T) => any): number;
}

/** `window.PRECEPTOR_SEARCH`. */
interface SearchTools {
  words: SearchWords;
  load(root: string): SearchLoad;
  query(source: SearchSource, text: string, typing: boolean): Promise<SearchQuery>;
  excerpts(words: SearchWord[], concepts: SearchNamed[], seen: Iterable<SearchForm[]>): (card: SearchCard, body: SearchShards["b"][number]) => Omit<SearchHit, "card">;
  /** `root` leads to the site's root. */
  open(root: string): SearchEngine;
}

interface Window {
  PRECEPTOR_SEARCH: SearchTools;
  preceptorShard(name: string, base64: string): void;
  DecompressionStream?: unknown;
}
