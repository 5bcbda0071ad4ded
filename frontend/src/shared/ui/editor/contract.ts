/** A finding on the text: half-open character range [from, to). `fix` is offered only for plain text errors. */
export interface Finding {
  from: number;
  to: number;
  severity: "error" | "warning" | "info";
  text: string;
  code: string;
  fix?: { label: string; replacement: string };
}

/** A field of a template in the text: Tab leads to it; a choice offers its options. Range half-open, in UTF-16 units. */
export interface EditorSlot {
  from: number;
  to: number;
  label: string;
  kind: string;
  options: string[];
  low: number | null;
  high: number | null;
}

/** What a typed "/" offers: a text to put there, or an act to do. */
export interface EditorOffer {
  /** What is typed after the stroke. */
  word: string;
  title: string;
  run: () => void;
}

export interface EditorHandle {
  /** Replaces everything (take-over); waits until a composition is over. */
  replaceText(text: string): void;
  insert(text: string): void;
  /** At the cursor, or behind what is there; `slots` count from the start of `text`. */
  insertFields(text: string, slots: EditorSlot[], where: "cursor" | "end"): void;
  /** Fields of a text that is already there. */
  rememberFields(slots: EditorSlot[]): void;
  /** Goes to the first (0) or last (-1) field; false without any. */
  enterField(at: 0 | -1): boolean;
  select(from: number, to: number): void;
  nextFinding(): void;
  focus(): void;
}
