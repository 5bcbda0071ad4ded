/** Covered hours of a contract as people say them. */
export type Coverage = "site" | "always" | "weekdays" | "own";
export type Week = number[][][];

const ALWAYS: Week = Array.from({ length: 7 }, () => [[0, 1440]]);

export const toMinutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

export const toClock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** "own" is a week that only the interface can say; it stays as it is. */
export function readCoverage(week: Week | null | undefined): { kind: Coverage; from: string; to: string } {
  const usual = { from: "08:00", to: "18:00" };
  if (!week) return { kind: "site", ...usual };
  if (JSON.stringify(week) === JSON.stringify(ALWAYS)) return { kind: "always", ...usual };
  const [monday, ...others] = week;
  const span = monday?.length === 1 ? monday[0] : undefined;
  const isWeekdays = span && others.slice(0, 4).every((day) => JSON.stringify(day) === JSON.stringify(monday)) && others.slice(4).every((day) => day.length === 0);
  if (!isWeekdays) return { kind: "own", ...usual };
  return { kind: "weekdays", from: toClock(span[0] ?? 0), to: toClock(span[1] ?? 1440) };
}

export function writeCoverage(kind: Coverage, from: string, to: string, before: Week | null | undefined): Week | null {
  if (kind === "own") return before ?? null;
  if (kind === "site") return null;
  if (kind === "always") return ALWAYS;
  const span = [toMinutes(from), to === "24:00" ? 1440 : toMinutes(to)];
  return [...Array.from({ length: 5 }, () => [span]), [], []];
}
