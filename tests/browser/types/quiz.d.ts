// What the scripts of quizzes share under window.Preceptor. The types stand here, where they weigh nothing on the page.

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

/** What is right, in the way of its kind. */
type QuizKey = { kind: QuizKind; [part: string]: any };

type QuizResponse = string | string[] | Record<string, string>;
type QuizTotal = { got: number; of: number };

/** How many parts are right, and of how many: what partial credit is counted in. Where wrong ones cost what right ones earn, also how many are right and wrong before that. */
type QuizParts = [number, number, number?, number?];

interface QuizScore {
  /** Each script question-….js puts its own in. */
  kinds: QuestionKinds;
  share(key: QuizKey, response: QuizResponse | undefined): number;
  parts(key: QuizKey, response: QuizResponse | undefined): QuizParts;
  /** An answer of another sort than the kind's is none: the author has changed the question since. */
  fit(kind: QuestionKind<any, any>, response: QuizResponse | undefined): any;
  accepts(accepted: QuizAccept[], typed: string): boolean;
  reads(range: QuizAmount, typed: string): "right" | "wrong" | "unit" | "nothing";
  /** Of questions as [share, points]. */
  total(questions: [number, number][]): QuizTotal;
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
  kind: QuestionKind<any, any>;
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
  /** `ordering`: the items in the order in which the page came. */
  start: string[];
  /** `ordering`: whether the reader has moved any. */
  moved?: boolean;
}

/** What a kind does in its own way. `Key` is what is right, `Response` what it is answered with. */
interface QuestionKind<Key, Response> {
  /** No answer, of the sort that it is answered with. */
  empty: Response;
  /** What is right, from the folded answer. */
  key(answer: Element): Key;
  parts(key: Key, response: Response): QuizParts;
  /** Makes of the controls what only a script can. */
  prepare?(question: QuizQuestion, moved: QuizMoved): void;
  /** What is answered so far; what is empty is no answer. */
  read(question: QuizQuestion): Response | undefined;
  write(question: QuizQuestion, response: Response): void;
  /** What is still missing of an answer with no control left empty. */
  missing?(question: QuizQuestion, response: Response): QuizMissing | undefined;
  /** Says beside each control how it went. */
  mark?(question: QuizQuestion, response: Response): void;
  /** Where the folded answer says what is right, if no mark does. */
  solution?: string;
}

/** The table of kinds; each script question-….js puts its own in. */
interface QuestionKinds {
  single: QuestionKind<{ right: string[] }, string>;
  truth: QuestionKind<{ right: string[] }, string>;
  multiple: QuestionKind<{ right: string[] }, string[]>;
  text: QuestionKind<{ accept: QuizAccept[] }, string>;
  number: QuestionKind<{ accept: QuizAccept[] }, string>;
  cloze: QuestionKind<{ gaps: QuizAccept[][] }, string[]>;
  matching: QuestionKind<{ pairs: Record<string, string> }, Record<string, string>>;
  ordering: QuestionKind<{ order: string[] }, string[]>;
}

type QuizKind = keyof QuestionKinds;

/** Is told when the reader moves an item, with what to say about it. */
type QuizMoved = (question: QuizQuestion, text: string) => void;
/** The name of the words that say what is missing, and what to fill in. */
type QuizMissing = [string, Record<string, any>?];

interface QuizControls {
  question(section: HTMLElement, moved: QuizMoved): QuizQuestion;
  /** Puts elements that bear a `data-key` in the order of `keys`. */
  arrange(elements: HTMLElement[], keys: string[]): void;
  /** What is answered so far; nothing where nothing is. */
  read(question: QuizQuestion): QuizResponse | undefined;
  write(question: QuizQuestion, response: QuizResponse | undefined): void;
  /** What is still missing of an answer. */
  missing(question: QuizQuestion): QuizMissing | undefined;
}

interface QuizMarks {
  /** Locks the question and says how it went; gives the heading that takes the focus. */
  show(question: QuizQuestion, response: QuizResponse | undefined, aloud?: boolean): HTMLElement;
  clear(question: QuizQuestion): void;
}

/** What the scripts of the kinds are written with. */
interface QuizKit extends PreceptorTools, QuizScore {
  arrange: QuizControls["arrange"];
  controls(question: QuizQuestion): (HTMLInputElement | HTMLSelectElement)[];
  /** What elements bear as `data-key`. */
  keys(elements: HTMLElement[]): any[];
  /** What is accepted, as `root` of the folded answer says. */
  accepted(root: ParentNode): QuizAccept[];
  /** What stands in each control. */
  filled(question: QuizQuestion): string[];
  /** Puts a value into each control. */
  fill(question: QuizQuestion, values: string | (string | undefined)[]): void;
  /** Copies of what the folded answer holds. */
  copies(question: QuizQuestion, selector: string): Node[];
  mark(tag: "div" | "span", tone: QuizTone, word: string, ...says: PreceptorInside[]): HTMLElement;
  /** The tone and the word of what is right or not. */
  told(right: boolean): ["right" | "wrong", string];
}

type QuizTone = "right" | "wrong" | "also";

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
  quizKit: QuizKit;
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
