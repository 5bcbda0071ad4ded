import { expect, test } from "vitest";
import type { ChangeCount } from "../api/reasons";
import { listWeeks, sumReasons, sumWeeks } from "./changes";

const make = (week: string, kind: ChangeCount["kind"], code: string, count: number): ChangeCount => ({ week, kind, code, names: null, count });
const ROWS = [make("2026-11-16", "moved", "staff", 2), make("2026-11-16", "moved", "patient_asked", 1), make("2026-11-30", "moved", "staff", 1), make("2026-11-30", "no_show", "did_not_come", 4)];

test("weeks begin on Monday, and one without changes is among them", () => {
  expect(listWeeks("2026-11-18", "2026-11-30")).toEqual(["2026-11-16", "2026-11-23", "2026-11-30"]);
  expect(listWeeks("2026-11-22", "2026-11-22")).toEqual(["2026-11-16"]);
});

test("each kind has a sum a week", () => {
  expect(sumWeeks(ROWS, listWeeks("2026-11-16", "2026-11-30"))).toEqual({ moved: [3, 0, 1], cancelled: [0, 0, 0], late_cancel: [0, 0, 0], no_show: [0, 0, 4] });
});

test("reasons are summed over the weeks, the most frequent first, with their share", () => {
  expect(sumReasons(ROWS).map(({ kind, code, count, share }) => [kind, code, count, share])).toEqual([
    ["no_show", "did_not_come", 4, 0.5],
    ["moved", "staff", 3, 0.375],
    ["moved", "patient_asked", 1, 0.125],
  ]);
  expect(sumReasons([])).toEqual([]);
});
