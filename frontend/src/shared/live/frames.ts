/** Frames of /ws/live; docs/live.md is the full text. */
export interface ServerFrame {
  id: string;
  topic: string;
  type: string;
  seq: number;
  ts: string;
  data: unknown;
}

export type ClientFrame = { op: "subscribe"; topic: string; since?: number } | { op: "unsubscribe"; topic: string } | { op: "ping" } | { op: "token"; token: string };

/** Reads a text frame; null for anything that is no frame. */
export function readFrame(text: unknown): ServerFrame | null {
  if (typeof text !== "string") return null;
  try {
    const raw = JSON.parse(text) as Partial<ServerFrame> | null;
    if (!raw || typeof raw !== "object" || typeof raw.type !== "string") return null;
    return { id: raw.id ?? "", topic: raw.topic ?? "", type: raw.type, seq: raw.seq ?? 0, ts: raw.ts ?? "", data: raw.data };
  } catch {
    return null;
  }
}
