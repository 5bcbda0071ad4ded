/** A finding on the text: half-open character range [from, to). `fix` is offered only for plain text errors. */
export interface Finding {
  from: number;
  to: number;
  severity: "error" | "warning" | "info";
  text: string;
  code: string;
  fix?: { label: string; replacement: string };
}

export interface EditorHandle {
  /** Replaces everything (template, take-over); waits until a composition is over. */
  replaceText(text: string): void;
  insert(text: string): void;
  select(from: number, to: number): void;
  nextFinding(): void;
  focus(): void;
}
