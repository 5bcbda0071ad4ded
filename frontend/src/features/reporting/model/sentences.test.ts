import { describe, expect, it } from "vitest";
import { diffSentences, splitSentences } from "./sentences";

describe("sentences", () => {
  it("end with their marks; a decimal point is none", () => {
    expect(splitSentences("结节长径6.5mm。未见积液；心影不大\nNo effusion. Heart normal.")).toEqual(["结节长径6.5mm。", "未见积液；", "心影不大", "No effusion.", "Heart normal."]);
  });
});

describe("what changed since the earlier text", () => {
  it.each([
    ["nothing", "甲。乙。", "甲。乙。", ["same", "same"]],
    ["one sentence", "甲。乙。丙。", "甲。丁。丙。", ["same", "gone", "new", "same"]],
    ["all is new", "", "甲。", ["new"]],
    ["all is gone", "甲。", "", ["gone"]],
    ["only blanks differ", "甲。\n乙。", "甲。 乙。", ["same", "same"]],
  ])("%s", (_case, before, after, ops) => expect(diffSentences(before, after).map((one) => one.op)).toEqual(ops));
});
