// What the scripts of plans hand each other. The types stand here, where they weigh nothing on the page.

/** One whole day in a calendar. */
interface PlanEvent {
  /** Of the action; with site and document it makes an identifier that stays. */
  id: string;
  /** YYYY-MM-DD. */
  due: string;
  /** When it was last written, as the record keeps it. */
  at: string;
  summary: string;
  description: string;
}

interface PlanCalendar {
  site: string;
  doc: string;
  events: PlanEvent[];
}

type PlanField = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** An action as it stands on the page. */
interface PlanAction {
  id: string;
  words: string;
  section: HTMLElement;
  row: HTMLElement;
  details: HTMLDetailsElement;
  summary: HTMLElement;
  fields: PlanField[];
}
