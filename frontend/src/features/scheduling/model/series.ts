/** What the model needs to know of an order that waits for its time. */
export interface Repeatable {
  id: number;
  order_id: number;
  exam_type_code: string;
  laterality: string;
  repeat_offset_days: number;
}

/** Exams of one kind that belong into one series. */
export interface Repeat<T> {
  exams: T[];
  /** Days between them as they were ordered; null when they are separate orders. */
  everyDays: number | null;
}

export const MOST_OF_SERIES = 12;
export const WEEK_DAYS = 7;

/** Exams that one order repeats, and what stands alone, each in the order given. */
export function splitRepeats<T extends Repeatable>(rows: readonly T[]): { repeats: Repeat<T>[]; singles: T[] } {
  const groups = group(rows, (row) => `${row.order_id} ${kindOf(row)}`);
  return {
    repeats: groups.filter((exams) => exams.length > 1).map(toRepeat),
    singles: groups.filter((exams) => exams.length === 1).flat(),
  };
}

/** Separate orders of the same exam and side: they may be booked as a series too. */
export function findAlike<T extends Repeatable>(singles: readonly T[]): Repeat<T>[] {
  return group(singles, kindOf)
    .filter((exams) => exams.length > 1)
    .map(toRepeat);
}

/** Days between exams as ordered; a week when nobody said. */
export function intervalOf(exams: readonly Repeatable[]): number {
  return daysBetween(exams) ?? WEEK_DAYS;
}

function toRepeat<T extends Repeatable>(exams: T[]): Repeat<T> {
  const inTime = exams.toSorted((a, b) => a.repeat_offset_days - b.repeat_offset_days || a.id - b.id).slice(0, MOST_OF_SERIES);
  return { exams: inTime, everyDays: daysBetween(inTime) };
}

/** The smallest step: one of them may have been booked alone or called off. */
function daysBetween(exams: readonly Repeatable[]): number | null {
  const steps = exams.slice(1).map((exam, at) => exam.repeat_offset_days - exams[at]!.repeat_offset_days);
  const least = Math.min(...steps.filter((days) => days > 0));
  return Number.isFinite(least) ? least : null;
}

function kindOf(row: Repeatable): string {
  return `${row.exam_type_code} ${row.laterality}`;
}

function group<T>(rows: readonly T[], keyOf: (row: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups.values()];
}
