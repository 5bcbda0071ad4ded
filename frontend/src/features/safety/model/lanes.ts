import type { components } from "@/shared/api/schema";

export type LaneCard = components["schemas"]["NurseLaneCard"];

export const LANES = ["to_prepare", "iv_in_place", "drinking", "injecting", "uptake", "observing"] as const;
export type Lane = (typeof LANES)[number];

/** Acts of each lane in the order they are offered; the server has the last word. */
export const LANE_ACTS: Record<Lane, readonly string[]> = {
  to_prepare: ["place_iv", "start_drinking", "hand_over"],
  iv_in_place: ["hand_over", "start_drinking"],
  drinking: ["place_iv", "hand_over"],
  injecting: ["observe"],
  uptake: ["hand_over", "observe", "close"],
  observing: ["discharge"],
};

/** Milliseconds of observation left; null when no clock runs. */
export function observationLeft(card: LaneCard, now: number): number | null {
  return card.preparation.observe_until ? Date.parse(card.preparation.observe_until) - now : null;
}

/** A tracer needs its time after the injection: its exams have the lane of the uptake. */
export function listActs(card: LaneCard, lane: Lane): readonly string[] {
  const acts = LANE_ACTS[lane].filter((act) => act !== "hand_over" || card.preparation.handed_over_at === null);
  const isTracer = ["NM", "PT"].includes(card.exam.modality) && lane !== "uptake" && lane !== "observing" && lane !== "drinking";
  return isTracer ? [...acts, "start_uptake"] : acts;
}

export type ClockState = "running" | "due" | "overdue";

/** The server's times, judged by this moment: amber when over, red after its grace. Who fasted long enough is never late. */
export function judgeClock(clock: { kind?: string; due_at: string; red_at: string }, now: number): ClockState {
  if (now < Date.parse(clock.due_at)) return "running";
  return clock.kind !== "fasting" && now > Date.parse(clock.red_at) ? "overdue" : "due";
}

/** Cards with a clock in the red, or a sedated patient whose check is late: worth a sound. */
export function listOverdue(cards: readonly LaneCard[], now: number): string[] {
  return cards.flatMap((card) => [
    ...card.clocks.filter((clock) => judgeClock(clock, now) === "overdue").map((clock) => `${card.preparation.id}:${clock.kind}`),
    ...(card.sedation && Date.parse(card.sedation.next_check_at) < now ? [`${card.preparation.id}:sedation`] : []),
  ]);
}

export function byLane(cards: readonly LaneCard[]): Record<Lane, LaneCard[]> {
  const sorted = [...cards].sort((a, b) => a.exam.priority_rank - b.exam.priority_rank || Date.parse(a.preparation.lane_since) - Date.parse(b.preparation.lane_since));
  return Object.fromEntries(LANES.map((lane) => [lane, sorted.filter((card) => card.preparation.lane === lane)])) as Record<Lane, LaneCard[]>;
}
