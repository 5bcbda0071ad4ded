interface Mark {
  rule: string;
  section: string;
  start: number;
}

/** The finding that was gone to: by name, because the list changes under it; `at` is where it stood. */
export interface Chosen {
  name: string;
  at: number;
}

export const NONE: Chosen = { name: "", at: -1 };

const nameOf = (mark: Mark) => `${mark.rule}-${mark.section}-${mark.start}`;

export const choose = (marks: Mark[], at: number): Chosen => ({ name: marks[at] ? nameOf(marks[at]) : "", at });

/** Where the chosen finding stands now; -1 when it is gone. */
export function findChosen(marks: Mark[], chosen: Chosen): number {
  return marks.findIndex((mark) => nameOf(mark) === chosen.name);
}

/** The one after the chosen; when that is gone, the one that moved into its place. */
export function nextAfter(marks: Mark[], chosen: Chosen): number {
  const now = findChosen(marks, chosen);
  return (now >= 0 ? now + 1 : Math.max(0, chosen.at)) % marks.length;
}
