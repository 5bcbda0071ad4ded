import { expect, test } from "vitest";
import type { Mark } from "../api/types";
import { leadOf, listStretches, marksAt, MOST_ROWS, placeMarks } from "./timeline";

const at = (second: number) => new Date(second * 1000).toISOString();

function mark(id: number, from: number, to: number | null, facts: Partial<Mark> = {}): Mark {
  return { kind: "alarm", id, starts_at: at(from), ends_at: to === null ? null : at(to), name: "", severity: "high", channel: "", cause: "", full: true, reason: null, note: "", actor: "", facts: {}, ...facts };
}

test("marks that do not meet share a row, those that do stand below each other", () => {
  const { placed, rows, hidden } = placeMarks([mark(3, 60, null), mark(1, 0, 40), mark(2, 20, 50)], [0, 100], 0.01);
  expect(placed.map((one) => [one.mark.id, one.row, one.left, one.width])).toEqual([
    [1, 0, 0, 0.4],
    [2, 1, 0.2, 0.3],
    [3, 0, 0.6, 0.4],
  ]);
  expect([rows, hidden]).toEqual([2, 0]);
});

test("what began before the axis starts with it; an instant is as wide as can be seen, also at the end", () => {
  const { placed } = placeMarks([mark(1, -500, 10), mark(2, 100, 100)], [0, 100], 0.02);
  expect(placed.map((one) => one.left)).toEqual([0, 0.98]);
  expect(placed[0]?.width).toBe(0.1);
  expect(placed[1]?.width).toBeCloseTo(0.02, 9);
});

test("more at once than there are rows is counted, not drawn", () => {
  const { placed, rows, hidden } = placeMarks([1, 2, 3, 4, 5].map((id) => mark(id, id, null)), [0, 100], 0.01);
  expect([placed.length, rows, hidden]).toEqual([MOST_ROWS, MOST_ROWS, 2]);
});

test("at a time stands what lasts over it; a change only close by", () => {
  const marks = [mark(1, 0, 40), mark(2, 50, null), mark(3, 55, 55, { kind: "change" })];
  expect(marksAt(marks, 40, 100, 2).map((one) => one.id)).toEqual([1]);
  expect(marksAt(marks, 54, 100, 2).map((one) => one.id)).toEqual([2, 3]);
  expect(marksAt(marks, 60, 100, 2).map((one) => one.id)).toEqual([2]);
});

test("only a channel's own alarms tint its chart", () => {
  const marks = [mark(1, 0, 40, { channel: "flow" }), mark(2, 0, 40, { channel: "helium" }), mark(3, 50, null, { channel: "flow" })];
  expect(listStretches(marks, "flow", 90)).toEqual([
    { from: 0, to: 40, tone: "alarm" },
    { from: 50, to: 90, tone: "alarm" },
  ]);
});

test.each([
  ["alarm", { to: "/alarms?scope=all&device_id=7&row=1" }],
  ["window", { to: "/work-orders?scope=all&device_id=7&row=1" }],
  ["downtime", { part: "downtimes" }],
  ["change", { part: "limits" }],
] as const)("%s leads on", (kind, lead) => {
  expect(leadOf(mark(1, 0, 1, { kind }), 7)).toEqual(lead);
});
