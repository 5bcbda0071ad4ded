import { describe, expect, it } from "vitest";
import { EMPTY, isComplete, scoreCurrent, toggleDefect } from "./judgement";

const CRITERIA = ["a", "b", "c"];

describe("judgement", () => {
  it("moves on by itself and back to what was left open", () => {
    let now = scoreCurrent({ ...EMPTY, at: 1 }, CRITERIA, 4);
    expect(now.at).toBe(2);
    now = scoreCurrent(now, CRITERIA, 5);
    expect(now.at).toBe(0);
    expect(isComplete(now, CRITERIA)).toBe(false);
    now = scoreCurrent(now, CRITERIA, 3);
    expect(isComplete(now, CRITERIA)).toBe(true);
  });
  it("takes 1 to 5 only", () => {
    expect(scoreCurrent(EMPTY, CRITERIA, 6)).toBe(EMPTY);
    expect(scoreCurrent(EMPTY, CRITERIA, 0)).toBe(EMPTY);
  });
  it("ticks and unticks a defect", () => {
    const ticked = toggleDefect(EMPTY, "x");
    expect(ticked.defects).toEqual(["x"]);
    expect(toggleDefect(ticked, "x").defects).toEqual([]);
  });
});
