import { describe, expect, it } from "vitest";
import type { ServerFrame } from "./frames";
import { mergeDelta } from "./useLive";

const delta = (data: unknown): ServerFrame => ({ id: "1", topic: "t", type: "delta", seq: 2, ts: "", data });

describe("folding a delta into the state", () => {
  const state = { waiting: 3, items: { a: { n: 1 }, b: { n: 2 } } };

  it("replaces rows, adds new ones, removes the named", () => {
    expect(mergeDelta(state, delta({ upsert: { a: { n: 5 }, c: { n: 3 } }, remove: ["b"] }))).toEqual({ waiting: 3, items: { a: { n: 5 }, c: { n: 3 } } });
  });

  it("replaces other values at the top", () => {
    expect(mergeDelta(state, delta({ waiting: 4 }))).toEqual({ waiting: 4, items: state.items });
  });

  it("leaves the state it was given alone, and ignores what is no object", () => {
    mergeDelta(state, delta({ remove: ["a"] }));
    expect(Object.keys(state.items)).toEqual(["a", "b"]);
    expect(mergeDelta(state, delta(null))).toBe(state);
  });
});
