import { describe, expect, it } from "vitest";
import { byLane, observationLeft, type LaneCard } from "./lanes";

const card = (id: number, lane: string, rank: number, since: string, until: string | null = null): LaneCard =>
  ({ exam: { id, priority_rank: rank }, preparation: { lane, lane_since: since, observe_until: until } }) as unknown as LaneCard;

describe("lanes", () => {
  it("puts the urgent first, then the longest waiting", () => {
    const lanes = byLane([card(1, "to_prepare", 3, "2026-11-22T08:00:00Z"), card(2, "to_prepare", 3, "2026-11-22T07:00:00Z"), card(3, "to_prepare", 0, "2026-11-22T09:00:00Z"), card(4, "observing", 3, "2026-11-22T09:00:00Z")]);
    expect(lanes.to_prepare.map((one) => one.exam.id)).toEqual([3, 2, 1]);
    expect(lanes.observing.map((one) => one.exam.id)).toEqual([4]);
    expect(lanes.drinking).toEqual([]);
  });
  it("counts the observation down and past the end", () => {
    const now = Date.parse("2026-11-22T09:00:00Z");
    expect(observationLeft(card(1, "observing", 3, "2026-11-22T08:00:00Z", "2026-11-22T09:10:00Z"), now)).toBe(600_000);
    expect(observationLeft(card(1, "observing", 3, "2026-11-22T08:00:00Z", "2026-11-22T08:59:00Z"), now)).toBe(-60_000);
    expect(observationLeft(card(1, "injecting", 3, "2026-11-22T08:00:00Z"), now)).toBeNull();
  });
});
