// What the scripts of plans share. The types stand here, where they weigh nothing on the page.

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

/** `window.Preceptor.calendar`. */
interface PlanCalendarTools {
  /** A whole calendar file; events without a day that there is are left out. */
  file(calendar: { site: string; doc: string; events: PlanEvent[] }): string;
  /** Whether a text is a day that there is, as YYYY-MM-DD. */
  isDay(text: string): boolean;
  /** A line as the file holds it, with its end. */
  folded(line: string): string;
  escaped(text: string): string;
}

/** An action as it stands on the page. */
interface PlanAction {
  id: string;
  text: string;
  part: HTMLElement;
  row: HTMLElement;
  fields: {
    owner: HTMLInputElement;
    due: HTMLInputElement;
    priority: HTMLSelectElement;
    status: HTMLSelectElement;
    text: HTMLTextAreaElement;
  };
}
