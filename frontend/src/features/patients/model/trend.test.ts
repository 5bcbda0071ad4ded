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
