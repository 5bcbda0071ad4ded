import type { Tile } from "../api/types";
import { isTrouble } from "./groups";

export type Look = "down" | "planned" | "partial" | "alarm" | "warn" | "held" | "silent" | "ok";

/** What a tile says first: the state that asks most of the reader. */
export function lookOf(tile: Tile): Look {
  const { device, downtime } = tile;
  if (downtime?.full) return downtime.cause === "planned" ? "planned" : "down";
  if (device.technical === "down") return "down";
  if (isTrouble(tile.worst)) return "alarm";
  if (device.clinical === "held") return "held";
  if (downtime || device.technical === "partial") return "partial";
  if (tile.worst) return "warn";
  if (tile.silent_channels > 0) return "silent";
  return "ok";
}

/** The stretch from the last value to now, when it is longer than `patienceS`; nothing while data flow. */
export function findSilence(t: readonly number[], now: number, patienceS: number): { from: number; to: number; tone: "gap" }[] {
  const last = t.at(-1);
  return last !== undefined && now - last > patienceS ? [{ from: last, to: now, tone: "gap" }] : [];
}

/** Which fields of a series are holes: from the last value before a null to the first after it. */
export function findGaps(t: readonly number[], values: readonly (number | null)[], bucketS: number): { from: number; to: number; tone: "gap" }[] {
  const out: { from: number; to: number; tone: "gap" }[] = [];
  for (let at = 0; at < t.length; at += 1) {
    if (values[at] !== null) continue;
    const before = t[at - 1];
    const after = t[at + 1];
    if (before !== undefined && after !== undefined) out.push({ from: before + bucketS, to: after, tone: "gap" });
  }
  return out;
}

/** The devices that cost the department most this month first, then those that cry now. */
export function sortByHurt(tiles: readonly Tile[]): Tile[] {
  return [...tiles].sort((a, b) => b.down_s_month - a.down_s_month || b.alarms - a.alarms || a.device.code.localeCompare(b.device.code));
}
