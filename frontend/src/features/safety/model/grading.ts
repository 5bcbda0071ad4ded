import type { ReactionTable } from "@/shared/safety/sheet";

export const GRADES = ["mild", "moderate", "severe"] as const;
export type Grade = (typeof GRADES)[number];

export type Tile = ReactionTable["groups"][number]["tiles"][number];

export interface Suggestion {
  grade: Grade;
  kind: string;
  because: Tile[];
  refer: boolean;
}

/** The server's rule over the server's table, for the moments without a network: the strictest symptom sets the grade, one allergic-like symptom the kind. */
export function suggestGrade(chosen: readonly Tile[]): Suggestion | null {
  if (chosen.length === 0) return null;
  const rank = (tile: Tile) => GRADES.indexOf(tile.grade as Grade);
  const top = Math.max(...chosen.map(rank));
  const grade = GRADES[top] ?? "mild";
  const because = chosen.filter((tile) => rank(tile) === top);
  const own = ["extravasation", "delayed", "renal"].find((one) => chosen.every((tile) => tile.kind === one));
  if (own) return { grade, kind: own, because, refer: chosen.some((tile) => tile.refer) };
  const kind = ["allergic_like", "delayed", "physiologic"].find((one) => chosen.some((tile) => tile.kind === one)) ?? "unknown";
  return { grade, kind, because, refer: false };
}

/** Elapsed time as mm:ss, or h:mm:ss from one hour on. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}
