import { expect, test } from "vitest";
import { layAnswers, readAnswers } from "./answers";
import type { SafetySheet } from "./sheet";

const sheet = { items: [{ code: "fasting", value: "unanswered" }, { code: "asthma", value: "no" }] } as SafetySheet;
const valuesOf = ({ items }: SafetySheet) => items.map((item) => item.value);

test("an answer on its way covers what the server said before it; the newest wins", () => {
  const given = [
    { item: "fasting", value: "no" as const },
    { item: "fasting", value: "yes" as const },
  ];
  expect(valuesOf(layAnswers(sheet, given))).toEqual(["yes", "no"]);
  expect(valuesOf(sheet)).toEqual(["unanswered", "no"]);
});

test("nothing on its way leaves the sheet as it came", () => {
  expect(layAnswers(sheet, [])).toBe(sheet);
  expect(readAnswers({ at: "2026-01-05T08:00:00Z" })).toEqual([]);
  expect(readAnswers(undefined)).toEqual([]);
});
