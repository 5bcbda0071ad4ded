import { describe, expect, it } from "vitest";
import type { PlanChange } from "../api/plans";
import { compareParts, isIn, listChosen, splitTrace, toggleChange } from "./plan";

const change = (id: number, needs: number[] = [], rest: Partial<PlanChange> = {}) => ({ id, needs, kind: "move", state: "open", shift_min: 10, ...rest }) as PlanChange;
const CHAIN = [change(1), change(2, [1]), change(3, [2]), change(4)];

describe("choosing changes", () => {
  it("leaves out whoever waits for the place", () => {
    expect([...toggleChange(new Set(), 1, CHAIN)].toSorted()).toEqual([1, 2, 3]);
    expect([...toggleChange(new Set(), 3, CHAIN)]).toEqual([3]);
  });

  it("brings along whoever must leave first", () => {
    expect([...toggleChange(new Set([1, 2, 3, 4]), 3, CHAIN)]).toEqual([4]);
    expect([...toggleChange(new Set([1, 2, 3]), 1, CHAIN)].toSorted()).toEqual([2, 3]);
  });

  it("ends in a circle", () => {
    const circle = [change(1, [2]), change(2, [1])];
    expect([...toggleChange(new Set(), 1, circle)].toSorted()).toEqual([1, 2]);
    expect([...toggleChange(new Set([1, 2]), 2, circle)]).toEqual([]);
  });

  it("applies what is open and not left out", () => {
    const rows = [...CHAIN, change(5, [], { state: "applied" }), change(6, [], { kind: "unplaced" })];
    expect(listChosen(new Set([4]), rows).map((row) => row.id)).toEqual([1, 2, 3]);
  });
});

it("sorts changes into views", () => {
  expect(isIn("earlier", change(1, [], { shift_min: -5 }))).toBe(true);
  expect(isIn("same_time", change(1, [], { shift_min: 0 }))).toBe(true);
  expect(isIn("all", change(1, [], { kind: "unplaced" }))).toBe(false);
  expect(isIn("earlier", change(1, [], { kind: "book", shift_min: null }))).toBe(false);
});

it("splits the curve and leaves out what is not known yet", () => {
  expect(splitTrace([[0.5, 100, null], [1, 80, 60]])).toEqual({ cost: [[0.5, 100], [1, 80]], bound: [[1, 60]] });
});

it("compares parts that are something on one side at least", () => {
  expect(compareParts({ wait: 5, late: 0 }, { wait: 3, late: 0, pref: 2 })).toEqual([
    { name: "wait", present: 5, plan: 3 },
    { name: "pref", present: 0, plan: 2 },
  ]);
});
