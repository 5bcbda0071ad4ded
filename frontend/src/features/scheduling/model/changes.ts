import type { ChangeCount, ChangeKind } from "../api/reasons";
import { addDays } from "./days";

export const KINDS: readonly ChangeKind[] = ["moved", "cancelled", "late_cancel", "no_show"];

export interface ReasonLine {
  kind: ChangeKind;
  code: string;
  names: ChangeCount["names"];
  count: number;
  /** Of all that was counted, 0 to 1. */
  share: number;
}

/** Mondays from the week of `first` to that of `last`: a week in which nothing happened is a week too. */
export function listWeeks(first: string, last: string): string[] {
  const weeks = [];
  for (let week = mondayOf(first); week <= last; week = addDays(week, 7)) weeks.push(week);
  return weeks;
}

/** One number a week for each kind. */
export function sumWeeks(rows: readonly ChangeCount[], weeks: readonly string[]): Record<ChangeKind, number[]> {
  const of = (kind: ChangeKind) => weeks.map((week) => rows.filter((row) => row.kind === kind && row.week === week).reduce((sum, row) => sum + row.count, 0));
  return { moved: of("moved"), cancelled: of("cancelled"), late_cancel: of("late_cancel"), no_show: of("no_show") };
}

/** Each reason of each kind over all weeks, the most frequent first. */
export function sumReasons(rows: readonly ChangeCount[]): ReasonLine[] {
  const lines = new Map<string, ReasonLine>();
  let all = 0;
  for (const { kind, code, names, count } of rows) {
    const line = lines.get(`${kind} ${code}`) ?? { kind, code, names, count: 0, share: 0 };
    lines.set(`${kind} ${code}`, { ...line, count: line.count + count });
    all += count;
  }
  return [...lines.values()].map((line) => ({ ...line, share: line.count / all })).toSorted((a, b) => b.count - a.count || a.kind.localeCompare(b.kind) || a.code.localeCompare(b.code));
}

function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}
