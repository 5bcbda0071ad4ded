import type { ServerFrame } from "@/shared/live/frames";
import { mergeDelta } from "@/shared/live/useLive";

export interface Call {
  ticket: string;
  name: string;
  room: string;
  room_names: Record<string, string> | null;
  at: string;
}

export interface NextRow {
  ticket: string;
  name: string;
  section: string;
  position: number;
  room: string;
  room_names: Record<string, string> | null;
}

/** State of `waiting:<site>`: nothing but tickets, masked names and rooms. */
export interface WaitingBoard {
  site_names: Record<string, string>;
  time_zone: string;
  calls: Call[];
  items: Record<string, NextRow>;
}

const FRESH_MS = 20_000;

/** A call stands out for twenty seconds of the department's time. */
export function isFresh(call: Call, now: number): boolean {
  const age = now - Date.parse(call.at);
  return age >= -1000 && age < FRESH_MS;
}

export function listNext(board: WaitingBoard, count: number): NextRow[] {
  return Object.values(board.items).toSorted((a, b) => a.position - b.position || a.ticket.localeCompare(b.ticket)).slice(0, count);
}

/** A call frame only rings: the board itself follows as a delta. */
export function foldWaiting(state: WaitingBoard, frame: ServerFrame): WaitingBoard {
  return frame.type === "delta" ? mergeDelta(state, frame) : state;
}
