import { describe, expect, it } from "vitest";
import { parseHours, printHours } from "./hours";

describe("working hours of a day", () => {
  it.each([
    ["one span", "08:00-18:00", [[480, 1080]]],
    ["two spans", "08:00-12:00, 13:30-17:30", [[480, 720], [810, 1050]]],
    ["Chinese comma", "8:00-12:00，13:00-17:00", [[480, 720], [780, 1020]]],
    ["to midnight", "18:00-24:00", [[1080, 1440]]],
    ["closed", "  ", []],
  ])("reads %s", (_case, text, day) => {
    expect(parseHours(text)).toEqual(day);
  });

  it.each([
    ["ends before it starts", "18:00-08:00"],
    ["overlaps", "08:00-12:00, 11:59-13:00"],
    ["no such minute", "08:60-09:00"],
    ["after midnight", "08:00-24:01"],
    ["words", "morning"],
  ])("refuses what %s", (_case, text) => {
    expect(parseHours(text)).toBeNull();
  });

  it("prints what it reads", () => {
    expect(printHours(parseHours("8:00-12:00, 13:30-17:30") ?? [])).toBe("08:00-12:00, 13:30-17:30");
  });
});
