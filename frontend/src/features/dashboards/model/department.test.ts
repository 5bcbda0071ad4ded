import { describe, expect, it } from "vitest";
import { countKpis, findWindow, measureDelay, type DepartmentBoard, type LaneRow } from "./department";

const DAY = Date.parse("2026-11-25T00:00:00Z");
const at = (clock: string) => `2026-11-25T${clock}:00Z`;

function row(facts: Partial<LaneRow>): LaneRow {
  return { id: 1, code: "CT-1", state: "booked", status: "booked", start: at("09:00"), end: at("09:20"), started: null, finished: null, arrived: null, is_flagged: false, ...facts };
}

function board(rows: LaneRow[], facts: Partial<DepartmentBoard> = {}): DepartmentBoard {
  return {
    site_names: {}, day: "2026-11-25", time_zone: "UTC", targets: { on_time_min: 15, wait_min: {}, policy_version: "x@1" },
    lanes: [], devices: {}, blocks: [], waiting: [], reports: [], alarms: [], items: Object.fromEntries(rows.map((r, n) => [String(n), r])), ...facts,
  };
}

describe("figures of the department", () => {
  it("reconciles with what stands below", () => {
    const now = Date.parse(at("10:00"));
    const kpis = countKpis(
      board(
        [
          row({ state: "delivered", started: at("09:10"), finished: at("09:25") }),
          row({ state: "in_progress", started: at("09:40") }),
          row({ state: "cancelled" }),
          row({ state: "booked" }),
        ],
        {
          waiting: [
            { patient_class: "emergency", count: 1, longest_since: at("09:55"), median_since: null },
            { patient_class: "outpatient", count: 3, longest_since: at("09:15"), median_since: null },
          ],
          reports: [{ modality: "CT", to_write: 2, due: [at("09:30"), at("11:00")], done: 1 }],
        },
      ),
      now,
    );
    expect(kpis).toEqual({ waiting: 4, longestMin: 45, done: 1, planned: 3, onTime: 50, overdue: 1 });
  });

  it("has no share before anything started", () => {
    expect(countKpis(board([row({})]), DAY).onTime).toBeNull();
  });
});

describe("lanes", () => {
  it("draws the usual day, wider only when something is booked outside", () => {
    expect(findWindow(board([row({})]), { start: DAY })).toEqual({ from: 8, to: 18 });
    expect(findWindow(board([row({ start: at("06:30"), end: at("20:10") })]), { start: DAY })).toEqual({ from: 6, to: 21 });
  });

  it("is late by the patient who waits past the time, not by one who has not come", () => {
    const now = Date.parse(at("09:30"));
    expect(measureDelay([row({ arrived: at("08:50") })], now)).toBe(30);
    expect(measureDelay([row({})], now)).toBe(0);
    expect(measureDelay([row({ arrived: at("08:50"), started: at("09:12") })], now)).toBe(12);
  });
});
