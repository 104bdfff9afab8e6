// What the scripts of quizzes share under window.Preceptor. The types stand here, where they weigh nothing on the page.

type QuizKind = "single" | "truth" | "multiple" | "text" | "number" | "cloze" | "matching" | "ordering";

/** Numbers that are right. */
interface QuizAmount {
  low: number;
  high: number;
  /** Spellings of the wanted unit and its kin, each with how many of the wanted one it is; more than one for a quotient. */
  units?: Map<string, number>[];
}

/** Words, or numbers, that are accepted where something is typed. */
type QuizAccept = string | QuizAmount;

interface QuizTyped {
  folded(text: string): string;
  same(accepted: string, typed: string): boolean;
  /** What is typed, in the wanted unit; and whether it is written in that. */
  amount(typed: string, wanted: QuizAmount): { low: number; high: number; wanted: boolean } | null;
  units(data: string): Map<string, number>[];
}

/** What is right; each kind uses its own part of it. */
interface QuizKey {
  kind: QuizKind;
  right: string[];
  accept: QuizAccept[];
  gaps: QuizAccept[][];
  pairs: Record<string, string>;
  order: string[];
}

type QuizResponse = string | string[] | Record<string, string>;
type QuizTotal = { got: number; of: number };

interface QuizScore {
  share(key: QuizKey, response: QuizResponse): number;
  /** How many are right, and of how many: what partial credit is counted in. */
  parts(key: QuizKey, response: QuizResponse): [number, number];
  accepts(accepted: QuizAccept[], typed: string): boolean;
  reads(range: QuizAmount, typed: string): "right" | "wrong" | "unit" | "nothing";
  /** Of questions as [share, points]. */
  total(questions: [number, number][]): QuizTotal;
  reached(total: QuizTotal, pass: number): boolean;
  perCent(total: QuizTotal, pass?: number): number;
}

interface DrawQuestion {
  id: string;
  pin: boolean;
  options: { key: string; pin: boolean }[];
}

/** A group, or questions that stand alone (then without an id). `draw` 0 is all. */
type DrawPart = { id: string; draw: number; questions: DrawQuestion[] };
type Drawn = { questions: string[]; options: Record<string, string[]> };

interface DrawQuiz {
  draw: number;
  /** What is put in an order by chance: `questions`, `options`, both or neither. */
  shuffle: string;
  parts: DrawPart[];
}

interface QuizDraw {
  draw(quiz: DrawQuiz, random: () => number): Drawn;
  shuffle<T>(items: T[], pinned: (item: T) => boolean, random: () => number): T[];
}

/** A question as it stands on the page. */
interface QuizQuestion {
  id: string;
  kind: QuizKind;
  points: number;
  group: string;
  pin: boolean;
  /** With what keeps its place; true and false always do. */
  options: { key: string; pin: boolean }[];
  key: QuizKey;
  section: HTMLElement;
  fieldset: HTMLFieldSetElement;
  heading: HTMLElement;
  answer: Element;
  /** Items in the order in which the page came. */
  start: string[];
  moved: boolean;
}

interface QuizControls {
  /** `moved` is told when the reader moves an item, with what to say about it. */
  question(section: HTMLElement, moved: (question: QuizQuestion, text: string) => void): QuizQuestion;
  /** Puts elements that bear a `data-key` in the order of `keys`. */
  arrange(elements: HTMLElement[], keys: string[]): void;
  /** What is answered so far; nothing where nothing is. */
  read(question: QuizQuestion): QuizResponse | undefined;
  write(question: QuizQuestion, response: QuizResponse | undefined): void;
  /** What is still missing of an answer: the name of the words that say so, and what to fill in. */
  missing(question: QuizQuestion): [string, Record<string, any>?] | undefined;
  controls(question: QuizQuestion): (HTMLInputElement | HTMLSelectElement)[];
}

interface QuizMarks {
  /** Locks the question and says how it went; gives the heading that takes the focus. */
  show(question: QuizQuestion, response: QuizResponse | undefined, aloud: boolean): HTMLElement;
  clear(question: QuizQuestion): void;
}

type QuizResult = QuizTotal & { at: string; wrong: string[] };

interface QuizRun {
  id: string;
  started: string;
  practice: boolean;
  asked: QuizQuestion[];
  options: Record<string, string[]>;
  answer(question: QuizQuestion): QuizResponse | undefined;
  setAnswer(question: QuizQuestion, response: QuizResponse | undefined): void;
  checked(question: QuizQuestion): boolean;
  check(question: QuizQuestion): void;
  result(): QuizResult | undefined;
  finish(): QuizResult;
}

interface QuizRuns {
  list(): QuizRun[];
  unfinished(): QuizRun | undefined;
  begin(): QuizRun;
  practise(questions: QuizQuestion[]): QuizRun;
  /** Attempts left; endless without a limit. */
  left(): number;
}

/** A document of record.js, as far as quizzes use it. */
interface QuizLog {
  get(path: string): any;
  all(prefix: string): { path: string; value: any }[];
  put(path: string, value: any): unknown;
  onchange(heard: () => void): void;
}

/** What the buttons before and after the questions do. */
interface QuizActs {
  start(): void;
  resume(run: QuizRun): void;
  look(run: QuizRun): void;
  practise(questions: QuizQuestion[]): void;
  back(): void;
}

interface QuizScreens {
  start(): PreceptorInside[];
  finish(run: QuizRun, result: QuizResult): PreceptorInside[];
}

interface PreceptorShared {
  score: QuizScore;
  typed: QuizTyped;
  quizDraw: QuizDraw;
  quizControls: QuizControls;
  quizMarks: QuizMarks;
  quizRuns(form: HTMLFormElement, questions: Map<string, QuizQuestion>, log: QuizLog): QuizRuns;
  quizScreens(form: HTMLFormElement, runs: QuizRuns, acts: QuizActs): QuizScreens;
  record: any;
  tools: PreceptorTools;
  files: PreceptorFiles;
  recordPage: any;
  picture: any;
  teamCounts: any;
  teamFiles: any;
  teamDraw: any;
  calendar: PlanCalendarTools;
}

interface Window {
  Preceptor: PreceptorShared;
  PRECEPTOR_STRINGS?: Record<string, string>;
}
