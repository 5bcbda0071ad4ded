import type { AnswerValue, SafetySheet } from "./sheet";

interface GivenAnswer {
  item: string;
  value: AnswerValue;
}

/** The answers in the body of a write to `answers`; none in any other body. */
export function readAnswers(body: unknown): GivenAnswer[] {
  return (body as { answers?: GivenAnswer[] } | undefined)?.answers ?? [];
}

/** The server's sheet with answers laid over it that it does not hold yet, oldest first. */
export function layAnswers(sheet: SafetySheet, given: readonly GivenAnswer[]): SafetySheet {
  if (given.length === 0) return sheet;
  const latest = new Map(given.map(({ item, value }) => [item, value]));
  return { ...sheet, items: sheet.items.map((item) => ({ ...item, value: latest.get(item.code) ?? item.value })) };
}
