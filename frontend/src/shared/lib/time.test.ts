import { describe, expect, it } from "vitest";
import { HOUR_SHAPE, ageOn, colonHour, dashDay, formatMinutes, formatTime, isoDay, lastDays } from "./time";

const AT = "2026-11-25T02:42:07Z";

describe("times on the screen", () => {
  it.each([
    ["time", "zh-Hans", "Asia/Shanghai", "10:42"],
    ["seconds", "en", "Asia/Shanghai", "10:42:07"],
    ["date", "en", "Asia/Shanghai", "2026-11-25"],
    ["date", "en", "America/Caracas", "2026-11-24"],
    ["day", "zh-Hans", "Asia/Shanghai", "11月25日 周三"],
    ["day", "en", "Asia/Shanghai", "Wed 25 Nov"],
  ] as const)("%s in %s at %s", (shape, lang, zone, text) => {
    expect(formatTime(AT, { shape, lang, zone })).toBe(text);
  });

  it("shows a dash for what is no time", () => {
    expect(formatTime("soon", { shape: "time", lang: "en", zone: "UTC" })).toBe("–");
  });

  it("finds the day by the zone", () => {
    expect(isoDay("2026-11-24T16:30:00Z", "Asia/Shanghai")).toBe("2026-11-25");
  });

  it("counts today among the last days", () => {
    expect(lastDays(Date.parse("2026-11-24T16:30:00Z"), 30, "Asia/Shanghai")).toEqual({ first: "2026-10-27", last: "2026-11-25" });
  });

  it.each([[63, "1:03"], [-6, "\u22120:06"], [0, "0:00"], [59.6, "1:00"], [1279.6, "21:20"], [3130, "52:10"]])("writes %s min as %s", (minutes, text) => {
    expect(formatMinutes(minutes)).toBe(text);
  });
});

describe("age", () => {
  it.each([
    ["newborn", "2026-11-20", { value: 5, unit: "day" }],
    ["day of birth", "2026-11-25", { value: 0, unit: "day" }],
    ["one month to the day", "2026-10-25", { value: 1, unit: "month" }],
    ["a day short of a month", "2026-10-26", { value: 30, unit: "day" }],
    ["35 months", "2023-12-25", { value: 35, unit: "month" }],
    ["36 months", "2023-11-25", { value: 3, unit: "year" }],
    ["a day before the birthday", "1968-11-26", { value: 57, unit: "year" }],
    ["not born yet", "2026-11-26", null],
    ["no date", "", null],
  ])("%s", (_case, born, age) => {
    expect(ageOn(born, "2026-11-25")).toEqual(age);
  });
});

it("a day typed in one go or with its dashes is the same day, and can be taken back letter by letter", () => {
  expect(["19790501", "1979-05-01", "1979/5", "197905", "1979-0", "1979", ""].map(dashDay)).toEqual(["1979-05-01", "1979-05-01", "1979-5", "1979-05", "1979-0", "1979", ""]);
});

it("a time typed in one go, with its colon or with one digit of hours is the same time", () => {
  expect(["0830", "08:30", "8:30", "08:3", "083", "08", "0", ""].map(colonHour)).toEqual(["08:30", "08:30", "08:30", "08:3", "08:3", "08", "0", ""]);
  expect(["08:30", "23:59", "24:00", "08:60", "08:3"].map((time) => HOUR_SHAPE.test(time))).toEqual([true, true, false, false, false]);
});
