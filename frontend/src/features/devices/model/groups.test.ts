import { expect, test } from "vitest";
import type { Alarm } from "../api/types";
import { groupAlarms } from "./groups";

function alarm(id: number, facts: Partial<Alarm>): Alarm {
  return { id, device_id: 1, device_code: "MR-2", rule: "r", cause: "cooling", severity: "medium", raised_at: "2026-11-25T01:00:00Z", acknowledged_at: null, ...facts } as Alarm;
}

test("one device and cause is one group, its worst alarm first", () => {
  const groups = groupAlarms([alarm(1, {}), alarm(2, { severity: "critical" }), alarm(3, { device_id: 2, device_code: "CT-1" })]);
  expect(groups.map((group) => [group.deviceCode, group.worst, group.alarms.map((one) => one.id)])).toEqual([
    ["MR-2", "critical", [2, 1]],
    ["CT-1", "medium", [3]],
  ]);
});

test("of equal severity, the one nobody acknowledged comes first", () => {
  const groups = groupAlarms([alarm(1, { acknowledged_at: "2026-11-25T02:00:00Z", raised_at: "2026-11-25T09:00:00Z" }), alarm(2, { cause: "oxygen" })]);
  expect(groups.map((group) => [group.cause, group.fresh])).toEqual([
    ["oxygen", [2]],
    ["cooling", []],
  ]);
});

test("an alarm without a cause stands under its rule", () => {
  expect(groupAlarms([alarm(1, { cause: "", rule: "no_data" })])[0]?.cause).toBe("no_data");
});

test("devices on one supply are one group, and it is named only when several are in alarm", () => {
  const supply = { id: 4, code: "CHILLER-1", names: { en: "Chiller 1" } };
  const [one] = groupAlarms([alarm(1, { supply })]);
  expect([one?.supply, one?.devices]).toEqual([null, ["MR-2"]]);
  const groups = groupAlarms([alarm(1, { supply }), alarm(2, { supply, device_id: 2, device_code: "CT-1" }), alarm(3, { supply, device_id: 2, device_code: "CT-1", cause: "oxygen" })]);
  expect(groups.map((group) => [group.cause, group.supply?.code, group.devices])).toEqual([
    ["cooling", "CHILLER-1", ["MR-2", "CT-1"]],
    ["oxygen", undefined, ["CT-1"]],
  ]);
});
