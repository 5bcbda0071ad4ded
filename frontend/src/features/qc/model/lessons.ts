/** A code for the rule that is made of a draft: what it is about, and the draft's number. */
export const proposeCode = (category: string, id: number): string => `SITE-${category.replaceAll("_", "-").toUpperCase()}-${id}`;

export interface TextMark {
  section: "findings" | "impression";
  start: number;
  end: number;
  category: string;
  right: string;
}

/** A selection by UTF-16 offsets as code points without blanks at its edges; null when nothing is left, or too much. */
export function toStretch(text: string, from: number, to: number): { start: number; end: number } | null {
  const [low, high] = from < to ? [from, to] : [to, from];
  const chosen = text.slice(low, high);
  const lead = chosen.length - chosen.trimStart().length;
  const start = Array.from(text.slice(0, low + lead)).length;
  const size = Array.from(chosen.trim()).length;
  return size > 0 && size <= 200 ? { start, end: start + size } : null;
}

/** The first place of these words that no mark covers yet, findings first; null when they stand nowhere. */
export function findWords(texts: Partial<Record<TextMark["section"], string>>, words: string, marks: TextMark[]): TextMark | null {
  const sought = words.trim();
  if (!sought) return null;
  for (const section of ["findings", "impression"] as const) {
    const text = texts[section] ?? "";
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
      const place = toStretch(text, at, at + sought.length);
      if (place && !isMarked(marks, section, place)) return { section, ...place, category: "typo", right: "" };
    }
  }
  return null;
}

export const isMarked = (marks: TextMark[], section: string, place: { start: number; end: number }): boolean => marks.some((one) => one.section === section && one.start < place.end && place.start < one.end);
