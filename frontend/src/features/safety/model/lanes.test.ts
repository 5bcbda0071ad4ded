import { describe, expect, it } from "vitest";
import { byLane, judgeClock, listActs, listOverdue, observationLeft, type LaneCard } from "./lanes";

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
  it("offers the uptake to tracers only, and no second hand-over", () => {
    const of = (modality: string, handedOver: string | null) => ({ exam: { modality }, preparation: { handed_over_at: handedOver } }) as unknown as LaneCard;
    expect(listActs(of("CT", null), "iv_in_place")).toEqual(["hand_over", "start_drinking"]);
    expect(listActs(of("PT", "x"), "iv_in_place")).toEqual(["start_drinking", "start_uptake"]);
    expect(listActs(of("PT", null), "uptake")).toEqual(["hand_over", "observe", "close"]);
  });
  it("turns amber when the time is over and red after the grace", () => {
    const clock = { due_at: "2026-11-22T09:00:00Z", red_at: "2026-11-22T09:05:00Z" };
    const at = (text: string) => judgeClock(clock, Date.parse(text));
    expect([at("2026-11-22T08:59:59Z"), at("2026-11-22T09:00:00Z"), at("2026-11-22T09:05:00Z"), at("2026-11-22T09:05:01Z")]).toEqual(["running", "due", "due", "overdue"]);
    expect(judgeClock({ kind: "fasting", ...clock }, Date.parse("2026-11-22T11:00:00Z"))).toBe("due");
    const late = { preparation: { id: 4 }, clocks: [{ kind: "uptake", ...clock }], sedation: { next_check_at: "2026-11-22T09:04:00Z" } } as unknown as LaneCard;
    expect(listOverdue([late], Date.parse("2026-11-22T09:04:30Z"))).toEqual(["4:sedation"]);
    expect(listOverdue([late], Date.parse("2026-11-22T09:06:00Z"))).toEqual(["4:uptake", "4:sedation"]);
  });
});
