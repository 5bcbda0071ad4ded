import { expect, test } from "vitest";
import { findNextExams } from "./bookings";

const at = (hour: number) => `2026-12-01T0${hour}:00:00Z`;
const item = (resource_id: number, hour: number, facts = {}) => ({ kind: "appointment", resource_id, status: "booked", starts_at: at(hour), ...facts });

test("the earliest exam that has not begun, of each device", () => {
  const rows = [
    { id: 1, device_code: "CT-1" },
    { id: 2, device_code: "MR-2" },
    { id: 3, device_code: null },
  ];
  const items = [item(1, 5), item(1, 3), item(1, 2, { status: "done" }), item(1, 1, { kind: "block" }), item(2, 4, { status: "arrived" }), item(3, 1)];
  expect([...findNextExams(rows, items)]).toEqual([
    ["CT-1", at(3)],
    ["MR-2", at(4)],
  ]);
});
