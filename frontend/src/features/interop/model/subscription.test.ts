import { describe, expect, it } from "vitest";
import { findState } from "./subscription";

const now = new Date("2026-12-01T08:00:00Z");
const fine = { status: "active", is_paused: false, is_token_over: false, ends_at: null, down_since: null, n_parked: 0 } as const;

describe("findState", () => {
  it.each([
    ["active", {}],
    ["active", { ends_at: "2026-12-01T08:00:01Z" }],
    ["ran_out", { ends_at: "2026-12-01T08:00:00Z", is_paused: true }],
    ["parked", { n_parked: 1 }],
    ["down", { down_since: "2026-12-01T07:00:00Z", n_parked: 1 }],
    ["paused", { is_paused: true, down_since: "2026-12-01T07:00:00Z" }],
    ["over", { is_token_over: true, is_paused: true }],
    ["off", { status: "off", is_token_over: true }],
  ] as const)("%s", (state, facts) => {
    expect(findState({ ...fine, ...facts }, now)).toBe(state);
  });
});
