import { expect, test } from "vitest";
import type { Criterion, Step } from "../api/research";
import { isWhole, makeStep, move, sameDefinition } from "./steps";

const names = { en: "x", "zh-Hans": "x" };
const CRITERIA: Criterion[] = (["choice", "range", "words", "flag"] as const).map((kind) => ({ code: kind, kind, names, choices: [] }));
const step = (criterion: string, params: Record<string, unknown>): Step => ({ act: "include", criterion, params, title: "" });

test("a new step asks for what its criterion needs", () => {
  expect(makeStep("include", CRITERIA).params).toEqual({ values: [] });
  expect(makeStep("exclude", CRITERIA, "range").params).toEqual({ least: null, most: null });
  expect(makeStep("one_per_patient", CRITERIA)).toEqual({ act: "one_per_patient", criterion: "", params: { keep: "first" }, title: "" });
});

test.each([
  ["nothing chosen", step("choice", { values: [] }), false],
  ["one chosen", step("choice", { values: ["CT"] }), true],
  ["no word", step("words", { words: [] }), false],
  ["no end", step("range", { least: null, most: null }), false],
  ["one end", step("range", { least: 0, most: null }), true],
  ["ends crossed", step("range", { least: 9, most: 1 }), false],
  ["a flag needs nothing", step("flag", {}), true],
  ["unknown", step("gone", {}), false],
])("%s", (_case, given, whole) => {
  expect(isWhole(given, CRITERIA)).toBe(whole);
});

test("a step is moved and stays where it cannot go", () => {
  expect(move([1, 2, 3], 0, 1)).toEqual([2, 1, 3]);
  expect(move([1, 2, 3], 2, 3)).toEqual([1, 2, 3]);
});

test("two definitions are the same whatever the order of their parameters", () => {
  const base = { first: "2026-01-01", last: "2026-01-02", basis: "received" as const };
  expect(sameDefinition({ ...base, steps: [step("range", { least: 1, most: 2 })] }, { ...base, steps: [step("range", { most: 2, least: 1 })] })).toBe(true);
  expect(sameDefinition({ ...base, steps: [] }, { ...base, steps: [step("flag", {})] })).toBe(false);
});
