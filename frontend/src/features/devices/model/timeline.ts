import type { ChartStretch } from "@/shared/ui/LiveChart";
import type { Mark } from "../api/types";

/** The order of the lanes, from what the device says to what people did. */
export const LANES = ["alarm", "downtime", "window", "order", "change"] as const satisfies readonly Mark["kind"][];

/** Rows of one lane at most; more at the same time is said, and stands in the table. */
export const MOST_ROWS = 3;

const seconds = (at: string): number => Date.parse(at) / 1000;

/** Start and end in seconds; what lasts ends with the axis. */
export function spanOf(mark: Mark, until: number): [number, number] {
  return [seconds(mark.starts_at), mark.ends_at ? seconds(mark.ends_at) : until];
}

export interface Placed {
  mark: Mark;
  /** Share of the axis, 0 to 1. */
  left: number;
  width: number;
  row: number;
}

/** The marks of one lane, each in the first row that is free; `hidden` found none. `least` is the smallest share that can be seen. */
export function placeMarks(marks: readonly Mark[], axis: readonly [number, number], least: number): { placed: Placed[]; rows: number; hidden: number } {
  const [start, end] = axis;
  const ends: number[] = [];
  const placed: Placed[] = [];
  let hidden = 0;
  for (const mark of [...marks].sort((a, b) => a.starts_at.localeCompare(b.starts_at))) {
    const [from, to] = spanOf(mark, end).map((at) => (Math.min(Math.max(at, start), end) - start) / (end - start)) as [number, number];
    if (seconds(mark.starts_at) > end) continue;
    const left = Math.min(from, 1 - least);
    const width = Math.max(to - left, least);
    const free = ends.findIndex((taken) => taken <= left);
    const row = free < 0 ? ends.length : free;
    if (row >= MOST_ROWS) hidden += 1;
    else {
      ends[row] = left + width;
      placed.push({ mark, left, width, row });
    }
  }
  return { placed, rows: Math.max(1, ends.length), hidden };
}

/** What was so at a time; a change counts within `near` seconds of it. */
export function marksAt(marks: readonly Mark[], time: number, until: number, near: number): Mark[] {
  return marks.filter((mark) => {
    const [from, to] = spanOf(mark, until);
    return mark.kind === "change" ? Math.abs(from - time) <= near : from <= time && time <= to;
  });
}

/** When a channel was in alarm, for its own chart. */
export function listStretches(marks: readonly Mark[], channel: string, until: number): ChartStretch[] {
  return marks
    .filter((mark) => mark.kind === "alarm" && mark.channel === channel)
    .map((mark) => {
      const [from, to] = spanOf(mark, until);
      return { from, to, tone: "alarm" };
    });
}

/** Where a mark leads: a page of its own, or a part of this one. */
export function leadOf(mark: Mark, deviceId: number): { to: string } | { part: string } {
  if (mark.kind === "alarm") return { to: `/alarms?scope=all&device_id=${deviceId}&row=${mark.id}` };
  if (mark.kind === "order" || mark.kind === "window") return { to: `/work-orders?scope=all&device_id=${deviceId}&row=${mark.id}` };
  return { part: mark.kind === "downtime" ? "downtimes" : "limits" };
}
