import { addDays } from "./days";

/** One stretch of work on a date. */
export interface Work {
  pool_id: number;
  starts: string;
  ends: string;
}
export interface Weekly extends Work {
  weekday: number;
  valid_from?: string | null;
  valid_to?: string | null;
}
export interface Dated extends Work {
  day: string;
}
export type AbsenceKind = "leave" | "sick" | "training" | "other";
export interface Away {
  starts_at: string;
  ends_at: string;
  kind: AbsenceKind;
}
export interface Skill {
  pool_id: number;
  valid_from?: string | null;
  valid_to?: string | null;
}
/** What one person's roster says, as it is saved. */
export interface RosterDraft {
  name: string;
  is_active: boolean;
  skills: Skill[];
  weekly: Weekly[];
  shifts: Dated[];
  absences: Away[];
}

/** A day of one person: what the person works and how it came about, or why the person is away. */
export interface Cell {
  work: Work[];
  isDated: boolean;
  away: Away | null;
}

export const clip = (time: string): string => time.slice(0, 5);

/** Monday 0. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

export function mondayOf(day: string): string {
  return addDays(day, -weekdayOf(day));
}

export function listWeek(monday: string): string[] {
  return Array.from({ length: 7 }, (_, at) => addDays(monday, at));
}

/** The instant of a local time, found by what the zone shows at it; exact over daylight-saving days. */
export function instantAt(day: string, time: string, zone: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  let at = wanted;
  for (let turn = 0; turn < 2; turn += 1) at += wanted - shownAt(at, zone);
  return new Date(at).toISOString();
}

function shownAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" }).format(at);
  return Date.parse(`${parts.replace(" ", "T")}Z`);
}

/** Dated work replaces all weekly work of that date; an absence that covers part of the day shows above both. */
export function readCell(roster: RosterDraft, day: string, zone: string): Cell {
  const dated = roster.shifts.filter((row) => row.day === day);
  const weekly = roster.weekly.filter((row) => row.weekday === weekdayOf(day) && holds(row, day));
  const start = Date.parse(instantAt(day, "00:00", zone));
  const end = Date.parse(instantAt(addDays(day, 1), "00:00", zone));
  const away = roster.absences.find((row) => Date.parse(row.starts_at) < end && start < Date.parse(row.ends_at)) ?? null;
  return { work: dated.length > 0 ? dated : weekly, isDated: dated.length > 0, away };
}

export function holds(row: { valid_from?: string | null; valid_to?: string | null }, day: string): boolean {
  return (!row.valid_from || row.valid_from <= day) && (!row.valid_to || day <= row.valid_to);
}

/** Work on these dates instead of the weekly pattern; an absence on them ends. */
export function setWork(roster: RosterDraft, days: string[], work: Work, zone: string): RosterDraft {
  const rest = roster.shifts.filter((row) => !days.includes(row.day));
  const shifts = [...rest, ...days.map((day) => ({ ...work, day }))].toSorted(byDay);
  return { ...roster, shifts, absences: cutAway(roster.absences, days, zone) };
}

export function setAway(roster: RosterDraft, days: string[], kind: AbsenceKind, zone: string): RosterDraft {
  const kept = cutAway(roster.absences, days, zone);
  const added = joinDays(days).map(([first, last]) => ({ starts_at: instantAt(first, "00:00", zone), ends_at: instantAt(addDays(last, 1), "00:00", zone), kind }));
  return { ...roster, absences: [...kept, ...added].toSorted((a, b) => a.starts_at.localeCompare(b.starts_at)) };
}

/** The weekly pattern again: no dated work and no absence on these dates. */
export function clearDays(roster: RosterDraft, days: string[], zone: string): RosterDraft {
  return { ...roster, shifts: roster.shifts.filter((row) => !days.includes(row.day)), absences: cutAway(roster.absences, days, zone) };
}

/** What is left of absences when whole days are taken out of them. */
function cutAway(absences: Away[], days: string[], zone: string): Away[] {
  return days.reduce((rows, day) => {
    const from = instantAt(day, "00:00", zone);
    const to = instantAt(addDays(day, 1), "00:00", zone);
    return rows.flatMap((row) => {
      if (Date.parse(row.ends_at) <= Date.parse(from) || Date.parse(to) <= Date.parse(row.starts_at)) return [row];
      const before = Date.parse(row.starts_at) < Date.parse(from) ? [{ ...row, ends_at: from }] : [];
      const after = Date.parse(to) < Date.parse(row.ends_at) ? [{ ...row, starts_at: to }] : [];
      return [...before, ...after];
    });
  }, absences);
}

/** Neighbouring days as [first, last]. */
function joinDays(days: string[]): [string, string][] {
  const runs: [string, string][] = [];
  for (const day of days.toSorted()) {
    const last = runs.at(-1);
    if (last && addDays(last[1], 1) === day) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

function byDay(a: Dated, b: Dated): number {
  return a.day.localeCompare(b.day) || a.starts.localeCompare(b.starts);
}

/** The same content, whatever the order of the keys' values came in. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What stands now and did not before, and what stood before and does not now; rows are told by their words. */
export function findChanges(before: string[], now: string[]): { added: string[]; gone: string[] } {
  return { added: now.filter((row) => !before.includes(row)), gone: before.filter((row) => !now.includes(row)) };
}

/** A roster as it came, in the shape in which it is saved. */
export function toDraft(row: RosterDraft): RosterDraft {
  const work = <T extends Work>(one: T) => ({ ...one, starts: clip(one.starts), ends: clip(one.ends) });
  const { name, is_active, skills, weekly, shifts, absences } = row;
  return { name, is_active, skills: [...skills], weekly: weekly.map(work), shifts: shifts.map(work), absences: absences.map((one) => ({ ...one })) };
}

export interface Level {
  starts_at: string;
  ends_at: string;
  n: number;
}

/** Of a day: the most units there are at once, and by how many the bookings exceed them at worst. */
export function readDay(capacity: Level[], left: Level[], day: string, zone: string): { most: number; short: number } {
  const from = Date.parse(instantAt(day, "00:00", zone));
  const to = Date.parse(instantAt(addDays(day, 1), "00:00", zone));
  const during = (rows: Level[]) => rows.filter((row) => Date.parse(row.starts_at) < to && from < Date.parse(row.ends_at)).map((row) => row.n);
  return { most: Math.max(0, ...during(capacity)), short: Math.max(0, ...during(left).map((n) => -n)) };
}
