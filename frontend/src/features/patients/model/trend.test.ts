import { expect, it } from "vitest";
import { groupByCode } from "./trend";

it("groups by code, newest first in and among groups", () => {
  const rows = [
    { code: "egfr", taken_at: "2026-01-01T00:00:00Z", value: 60 },
    { code: "hcg", taken_at: "2026-01-02T00:00:00Z" },
    { code: "egfr", taken_at: "2026-01-03T00:00:00Z", value: 55 },
  ];
  expect(groupByCode(rows).map((group) => [group.code, group.rows.map((row) => row.value)])).toEqual([
    ["egfr", [55, 60]],
    ["hcg", [undefined]],
  ]);
  expect(groupByCode([])).toEqual([]);
});

it("puts what was retracted after what stands, and keeps the order of one moment", () => {
  const at = "2026-01-01T00:00:00Z";
  const rows = [
    { code: "creatinine", taken_at: at, value: 188, retracted_at: at },
    { code: "creatinine", taken_at: at, value: 88 },
    { code: "creatinine", taken_at: "2025-01-01T00:00:00Z", value: 80 },
  ];
  expect(groupByCode(rows)[0]?.rows.map((row) => row.value)).toEqual([88, 80, 188]);
});
