import type { GlyphName } from "@/shared/ui/Icon";
import type { Board, BoardItem, BoardRow } from "../api/types";

/** Minutes since the board's local midnight. */
export type Minute = number;
export type Zoom = "day" | "half" | "two";

export interface Window {
  from: Minute;
  to: Minute;
}

export const SNAP_MIN = 5;
export const SPAN: Record<Zoom, number> = { day: 14 * 60, half: 270, two: 120 };
const DAY_START = 7 * 60;

export function minuteOf(at: string, board: Pick<Board, "starts_at">): Minute {
  return (Date.parse(at) - Date.parse(board.starts_at)) / 60_000;
}

export function instantOf(minute: Minute, board: Pick<Board, "starts_at">): string {
  return new Date(Date.parse(board.starts_at) + minute * 60_000).toISOString();
}

/** The window of a zoom around a minute: a third of it lies before. The whole day is 07 to 21. */
export function windowAround(minute: Minute, zoom: Zoom): Window {
  if (zoom === "day") return { from: DAY_START, to: DAY_START + SPAN.day };
  const from = clamp(Math.floor((minute - SPAN[zoom] / 3) / 30) * 30, 0, 1440 - SPAN[zoom]);
  return { from, to: from + SPAN[zoom] };
}

/** The window itself when the minute lies in it, else one of the same length around the minute. */
export function reveal(window: Window, minute: Minute): Window {
  const length = window.to - window.from;
  if (minute >= window.from && minute < window.to) return window;
  const from = clamp(Math.floor((minute - length / 3) / 30) * 30, 0, 1440 - length);
  return { from, to: from + length };
}

export function shiftWindow(window: Window, by: number): Window {
  const length = window.to - window.from;
  const from = clamp(window.from + by, 0, 1440 - length);
  return { from, to: from + length };
}

/** Hour and half-hour lines of a window; `major` on full hours. */
export function listTicks(window: Window): { minute: Minute; major: boolean; label: boolean }[] {
  const step = window.to - window.from > 600 ? 60 : 30;
  const ticks = [];
  for (let minute = Math.ceil(window.from / step) * step; minute <= window.to; minute += step)
    ticks.push({ minute, major: minute % 60 === 0, label: minute > window.from && minute < window.to });
  return ticks;
}

export function printMinute(minute: Minute): string {
  const whole = ((Math.round(minute) % 1440) + 1440) % 1440;
  return `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
}

/** Left and width in percent of the window, cut at its edges; null when outside. */
export function place(from: Minute, to: Minute, window: Window): { left: number; width: number } | null {
  if (to <= window.from || from >= window.to) return null;
  const length = window.to - window.from;
  const left = Math.max(from, window.from);
  const right = Math.min(to, window.to);
  return { left: ((left - window.from) / length) * 100, width: ((right - left) / length) * 100 };
}

export function snap(minute: Minute): Minute {
  return Math.round(minute / SNAP_MIN) * SNAP_MIN;
}

/** Rows in groups of one modality, the order kept. */
export function groupRows(rows: BoardRow[]): { modality: string; rows: BoardRow[] }[] {
  const groups: { modality: string; rows: BoardRow[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.modality === row.modality) last.rows.push(row);
    else groups.push({ modality: row.modality, rows: [row] });
  }
  return groups;
}

/** What a bar of this many pixels can say: nothing but its glyph, the name, or name and exam. */
export function labelOf(widthPx: number): "glyph" | "name" | "both" {
  if (widthPx < 28) return "glyph";
  return widthPx < 84 ? "name" : "both";
}

/** Live bars of a row that a plan [from, to) would touch, itself left out. */
export function findConflicts(items: BoardItem[], plan: { id: number; resource_id: number; from: Minute; to: Minute }, board: Board): BoardItem[] {
  return items.filter(
    (item) =>
      item.id !== plan.id &&
      item.resource_id === plan.resource_id &&
      item.status !== "cancelled" &&
      minuteOf(item.starts_at, board) < plan.to &&
      plan.from < minuteOf(item.ends_at, board),
  );
}

const LOOKS: Record<string, { look: string; glyph: GlyphName | null }> = {
  booked: { look: "booked", glyph: "booked" },
  arrived: { look: "arrived", glyph: "arrived" },
  preparing: { look: "prep", glyph: "prep" },
  in_exam: { look: "exam", glyph: "exam" },
  done: { look: "done", glyph: "done" },
  cancelled: { look: "cancel", glyph: "cancel" },
  problem: { look: "problem", glyph: "problem" },
};

export function lookOf(status: string): { look: string; glyph: GlyphName | null } {
  return LOOKS[status] ?? { look: "", glyph: null };
}

export function isMovable(item: BoardItem): boolean {
  return item.kind === "appointment" && (item.status === "booked" || item.status === "arrived" || item.status === "preparing");
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
