import type { components } from "@/shared/api/schema";

export type LaneCard = components["schemas"]["NurseLaneCard"];

export const LANES = ["to_prepare", "iv_in_place", "drinking", "injecting", "observing"] as const;
export type Lane = (typeof LANES)[number];

/** Acts of each lane in the order they are offered; the server has the last word. */
export const LANE_ACTS: Record<Lane, readonly string[]> = {
  to_prepare: ["place_iv", "start_drinking", "hand_over"],
  iv_in_place: ["hand_over", "start_drinking"],
  drinking: ["place_iv", "hand_over"],
  injecting: ["observe"],
  observing: ["discharge"],
};

/** Milliseconds of observation left; null when no clock runs. */
export function observationLeft(card: LaneCard, now: number): number | null {
  return card.preparation.observe_until ? Date.parse(card.preparation.observe_until) - now : null;
}

export function byLane(cards: readonly LaneCard[]): Record<Lane, LaneCard[]> {
  const sorted = [...cards].sort((a, b) => a.exam.priority_rank - b.exam.priority_rank || Date.parse(a.preparation.lane_since) - Date.parse(b.preparation.lane_since));
  return Object.fromEntries(LANES.map((lane) => [lane, sorted.filter((card) => card.preparation.lane === lane)])) as Record<Lane, LaneCard[]>;
}
