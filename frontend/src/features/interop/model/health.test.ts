import { describe, expect, it } from "vitest";
import type { Line } from "../api/overview";
import { findHealth } from "./health";

const line = (facts: Partial<Line>, partner: Partial<Line["partner"]> = {}) =>
  ({ n_pending: 0, n_parked: 0, n_sent: 0, oldest_at: null, ...facts, partner: { is_active: true, down_since: null, answered_at: null, ...partner } }) as Line;

describe("findHealth", () => {
  it.each([
    ["off", line({ n_parked: 3 }, { is_active: false, down_since: "2026-11-30T01:00:00Z" })],
    ["down", line({ n_parked: 3, n_pending: 2 }, { down_since: "2026-11-30T01:00:00Z" })],
    ["parked", line({ n_parked: 1, n_pending: 2 }, { answered_at: "2026-11-30T01:00:00Z" })],
    ["waiting", line({ n_pending: 2 }, { answered_at: "2026-11-30T01:00:00Z" })],
    ["ok", line({}, { answered_at: "2026-11-30T01:00:00Z" })],
    ["new", line({})],
  ] as const)("%s", (health, facts) => expect(findHealth(facts)).toBe(health));
});
