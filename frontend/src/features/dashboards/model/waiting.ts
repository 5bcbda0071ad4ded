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
  /** In steps of five minutes; null when nobody can say. */
  wait_min: number | null;
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

/** What a wall of some sections shows; a wall that names none shows everybody. `E` is the section of whoever goes first. */
export function ofSections(board: WaitingBoard, sections: readonly string[]): WaitingBoard {
  if (sections.length === 0) return board;
  const items = Object.fromEntries(Object.entries(board.items).filter(([, row]) => sections.includes(row.section)));
  return { ...board, items, calls: board.calls.filter((call) => isOfSections(call.ticket, sections)) };
}

export function isOfSections(ticket: string, sections: readonly string[]): boolean {
  return sections.length === 0 || sections.includes(ticket.replace(/\d+$/, ""));
}

export function listNext(board: WaitingBoard, count: number): NextRow[] {
  return Object.values(board.items).toSorted((a, b) => a.position - b.position || a.ticket.localeCompare(b.ticket)).slice(0, count);
}

/** A call frame only rings: the board itself follows as a delta. */
export function foldWaiting(state: WaitingBoard, frame: ServerFrame): WaitingBoard {
  return frame.type === "delta" ? mergeDelta(state, frame) : state;
}
