import { describe, expect, it } from "vitest";
import { chooseColumns, readSize, writeReading } from "./lesions";

describe("what is typed as a size", () => {
  it.each([
    ["12.5", "target", { state: "measured", size_mm: 12.5 }],
    ["12,5", "target", { state: "measured", size_mm: 12.5 }],
    ["0", "target", { state: "absent", size_mm: null }],
    ["<", "target", { state: "too_small", size_mm: null }],
    ["?", "target", { state: "not_evaluable", size_mm: null }],
    ["+", "non_target", { state: "present", size_mm: null }],
    ["++", "non_target", { state: "progression", size_mm: null }],
    ["+", "target", null],
    ["1000", "target", null],
    ["-3", "target", null],
    ["x", "target", null],
    ["", "target", null],
  ])("%s for a %s", (typed, role, answer) => expect(readSize(typed, role)).toEqual(answer));
});

describe("a reading in words", () => {
  it("is the size, or why there is none", () => {
    expect(writeReading({ state: "measured", size_mm: 7 }, (state) => state)).toBe("7.0");
    expect(writeReading({ state: "absent", size_mm: null }, (state) => `(${state})`)).toBe("(absent)");
  });
});

describe("columns", () => {
  const point = (exam_id: number) => ({ exam_id, at: `t${exam_id}`, is_this: exam_id === 9, sum_mm: 1, from_baseline_pct: null });
  it("are the baseline, the last before, and this exam even when nothing is measured yet", () => {
    expect(chooseColumns([point(1), point(2), point(3)], 9).map((one) => [one.examId, one.point?.exam_id])).toEqual([
      [1, 1],
      [3, 3],
      [9, undefined],
    ]);
    expect(chooseColumns([point(1), point(9)], 9).map((one) => one.examId)).toEqual([1, 9]);
  });
});
