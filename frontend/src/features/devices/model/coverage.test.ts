import { describe, expect, test } from "vitest";
import { readCoverage, writeCoverage } from "./coverage";

describe("covered hours of a contract", () => {
  test.each([
    ["site", null],
    ["always", Array.from({ length: 7 }, () => [[0, 1440]])],
    ["weekdays", [...Array.from({ length: 5 }, () => [[450, 1050]]), [], []]],
  ] as const)("%s is read as it was written", (kind, week) => {
    const read = readCoverage(week as never);
    expect(read.kind).toBe(kind);
    expect(writeCoverage(read.kind, read.from, read.to, null)).toEqual(week);
  });

  test("a week that has no name stays as it is", () => {
    const week = [[[0, 60]], [], [], [], [], [], [[600, 660]]];
    expect(readCoverage(week).kind).toBe("own");
    expect(writeCoverage("own", "08:00", "18:00", week)).toBe(week);
  });
});
