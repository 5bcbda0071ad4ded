import { describe, expect, it } from "vitest";
import { countPoints, EMPTY, isComplete, scoreCurrent, toggleDefect, toggleFault } from "./judgement";

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

it("takes points for faults, and the grade for a veto", () => {
  const checklist = { first: 90, second: 75, items: [{ code: "a", points: 10, veto: false }, { code: "b", points: 20, veto: false }, { code: "v", points: 0, veto: true }] };
  expect(countPoints([], checklist)).toEqual({ points: 100, grade: "A" });
  expect(countPoints(["a"], checklist)).toEqual({ points: 90, grade: "A" });
  expect(countPoints(["b"], checklist)).toEqual({ points: 80, grade: "B" });
  expect(countPoints(["a", "b"], checklist)).toEqual({ points: 70, grade: "C" });
  expect(countPoints(["v"], checklist)).toEqual({ points: 100, grade: "C" });
  expect(toggleFault(toggleFault(EMPTY, "a"), "a").faults).toEqual([]);
});
