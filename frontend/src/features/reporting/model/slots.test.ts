import { describe, expect, it } from "vitest";
import { cutAtSlots, findGaps, nextGap, toSlots } from "./slots";

const known = { label: "结论", kind: "choice", options: ["正常", "异常"], low: null, high: null, start: 0, end: 7 };

describe("slots of the server", () => {
  it("are placed as the editor counts", () => {
    expect(toSlots({ text: "🫁心影不大", slots: [{ ...known, start: 3, end: 5 }] }).map((one) => [one.from, one.to])).toEqual([[4, 6]]);
  });
});

describe("gaps of a text that was reloaded", () => {
  it("are fields again, with the choices of a known template", () => {
    const found = findGaps("长径 [填写 长径] mm。[选择 结论]", [known]);
    expect(found.map((one) => [one.label, one.kind, one.options.length, one.from])).toEqual([
      ["长径", "text", 0, 3],
      ["结论", "choice", 2, 14],
    ]);
    expect(findGaps("[select result] [3]").map((one) => one.label)).toEqual(["result"]);
  });
  it("are gone to in turn", () => {
    expect(nextGap("[填写 甲][填写 乙]", 0)).toEqual([0, 6]);
    expect(nextGap("[填写 甲][填写 乙]", 6)).toEqual([6, 12]);
    expect(nextGap("[填写 甲][填写 乙]", 7)).toBeNull();
  });
  it("are none in a finished text", () => expect(findGaps("结节 [3] 见图像 [12]。")).toEqual([]));
});

describe("a text in pieces", () => {
  it("keeps every character once", () => {
    const parts = cutAtSlots("心影不大，长径5", [
      { start: 2, end: 4 },
      { start: 7, end: 8 },
    ]);
    expect(parts.map((one) => [one.text, one.slot !== undefined])).toEqual([
      ["心影", false],
      ["不大", true],
      ["，长径", false],
      ["5", true],
    ]);
    expect(cutAtSlots("x", [])).toEqual([{ from: 0, text: "x" }]);
  });
});
