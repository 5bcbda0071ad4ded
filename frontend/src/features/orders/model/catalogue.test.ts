import { describe, expect, it } from "vitest";
import { findTypes, mayHaveSide, needsSide } from "./catalogue";

const TYPES = [
  { code: "CT-CHEST", names: { "zh-Hans": "\u80f8\u90e8CT", en: "CT chest" }, search_keys: "ctchest xiongbuct xbct ctchest" },
  { code: "DX-CHEST", names: { "zh-Hans": "\u80f8\u7247", en: "X-ray chest" }, search_keys: "dxchest xiongpian xp xraychest" },
  { code: "MR-KNEE", names: { "zh-Hans": "\u819d", en: "MR knee" }, search_keys: "mrknee xi x mrknee" },
];

describe("findTypes", () => {
  it.each([
    ["xp", ["DX-CHEST"]],
    ["xiong", ["CT-CHEST", "DX-CHEST"]],
    ["ct chest", ["CT-CHEST"]],
    ["\u819d", ["MR-KNEE"]],
    ["heart", []],
    ["", ["CT-CHEST", "DX-CHEST", "MR-KNEE"]],
  ])("%s", (text, codes) => expect(findTypes(TYPES, text).map((type) => type.code)).toEqual(codes));
  it("puts a match at the beginning first and keeps to the limit", () => {
    expect(findTypes(TYPES, "x", 2).map((type) => type.code)).toEqual(["CT-CHEST", "DX-CHEST"]);
    expect(findTypes(TYPES, "chest", 1)).toHaveLength(1);
  });
});

it("asks for a side only where the body part has one", () => {
  expect(needsSide([{ laterality_rule: "none" }, { laterality_rule: "optional" }])).toBe(false);
  expect(mayHaveSide([{ laterality_rule: "none" }, { laterality_rule: "optional" }])).toBe(true);
  expect(needsSide([{ laterality_rule: "required" }])).toBe(true);
  expect(mayHaveSide([{ laterality_rule: "none" }])).toBe(false);
});
