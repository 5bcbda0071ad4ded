import { expect, test } from "vitest";
import type { Tile } from "../api/types";
import { findGaps, findSilence, lookOf, sortByHurt } from "./tile";

function tile(facts: Partial<Tile>, device: Partial<Tile["device"]> = {}): Tile {
  return { alarms: 0, silent_channels: 0, worst: null, downtime: null, ...facts, device: { technical: "up", clinical: "released", ...device } } as Tile;
}

test.each([
  ["ok", tile({})],
  ["warn", tile({ worst: "medium" })],
  ["alarm", tile({ worst: "critical" })],
  ["silent", tile({ silent_channels: 3 })],
  ["held", tile({}, { clinical: "held" })],
  ["partial", tile({ downtime: { full: false, cause: "breakdown" } as Tile["downtime"] }, { technical: "partial" })],
  ["planned", tile({ worst: "critical", downtime: { full: true, cause: "planned" } as Tile["downtime"] }, { technical: "down" })],
  ["down", tile({ worst: "medium", downtime: { full: true, cause: "breakdown" } as Tile["downtime"] }, { technical: "down" })],
] as const)("%s", (look, given) => {
  expect(lookOf(given)).toBe(look);
});

test("a null between values is a gap, at the ends it is not", () => {
  expect(findGaps([0, 10, 20, 60], [1, 2, null, 3], 10)).toEqual([{ from: 20, to: 60, tone: "gap" }]);
  expect(findGaps([0, 10], [null, 1], 10)).toEqual([]);
});

test("silence lasts from the last value to now, once it is longer than patience", () => {
  expect(findSilence([0, 10], 40, 30)).toEqual([]);
  expect(findSilence([0, 10], 41, 30)).toEqual([{ from: 10, to: 41, tone: "gap" }]);
  expect(findSilence([], 41, 30)).toEqual([]);
});

test("the device that cost most this month stands first, then the one that cries", () => {
  const one = (code: string, down_s_month: number, alarms: number) => tile({ down_s_month, alarms }, { code });
  expect(sortByHurt([one("CT-1", 0, 0), one("CT-2", 0, 2), one("MR-2", 900, 0)]).map((row) => row.device.code)).toEqual(["MR-2", "CT-2", "CT-1"]);
});
