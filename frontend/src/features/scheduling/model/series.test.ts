import { expect, test } from "vitest";
import { findAlike, intervalOf, splitRepeats } from "./series";

const make = (id: number, order_id: number, repeat_offset_days = 0, exam_type_code = "CT-HEAD", laterality = "") => ({ id, order_id, repeat_offset_days, exam_type_code, laterality });

test("exams of a repeated order are one set in order of their days, the rest stands alone", () => {
  const rows = [make(3, 1, 28), make(1, 1, 0), make(2, 1, 14), make(4, 2), make(5, 3, 0, "US-ABD")];
  const { repeats, singles } = splitRepeats(rows);
  expect(repeats.map(({ exams, everyDays }) => [exams.map((one) => one.id), everyDays])).toEqual([[[1, 2, 3], 14]]);
  expect(singles.map((one) => one.id)).toEqual([4, 5]);
});

test("what is left of a repeated order keeps its distance; the last one stands alone", () => {
  expect(splitRepeats([make(1, 1, 0), make(3, 1, 28), make(4, 1, 42)]).repeats[0]?.everyDays).toBe(14);
  expect(splitRepeats([make(4, 1, 42)])).toEqual({ repeats: [], singles: [make(4, 1, 42)] });
});

test("separate orders are alike by exam and side, and lie a week apart unless said", () => {
  const left = make(3, 3, 0, "DX-HAND", "L");
  const alike = findAlike([make(1, 1), make(2, 2), left, make(4, 4, 0, "DX-HAND", "R")]);
  expect(alike.map(({ exams, everyDays }) => [exams.map((one) => one.id), everyDays])).toEqual([[[1, 2], null]]);
  expect(intervalOf(alike[0]!.exams)).toBe(7);
});

test("a series takes twelve at most", () => {
  const many = Array.from({ length: 14 }, (_, at) => make(at + 1, 1, at * 7));
  expect(splitRepeats(many).repeats[0]?.exams).toHaveLength(12);
});
