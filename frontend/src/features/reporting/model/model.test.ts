import { describe, expect, it } from "vitest";
import { lineOf, toUtf16 } from "./offsets";
import { readKept, keepText, dropText } from "./keptText";
import { minutesLeft, printLeft } from "./timeLeft";

describe("offsets", () => {
  it("counts a character outside the basic plane once", () => {
    expect(toUtf16("🫁左肺", 1)).toBe(2);
    expect(toUtf16("🫁左肺", 3)).toBe(4);
    expect(toUtf16("左肺", 9)).toBe(2);
  });
  it("names the line", () => {
    expect(lineOf("a\nb\nc", 4)).toBe(3);
    expect(lineOf("", 0)).toBe(1);
  });
});

describe("time left", () => {
  const now = Date.parse("2026-11-22T10:00:00Z");
  it("is negative when it is over and empty without a due time", () => {
    expect(minutesLeft("2026-11-22T10:18:30Z", now)).toBe(18);
    expect(minutesLeft("2026-11-22T09:54:00Z", now)).toBe(-6);
    expect(minutesLeft(null, now)).toBeNull();
  });
  it("is printed in minutes, on a clock, in days", () => {
    expect(printLeft(18)).toEqual({ shape: "minutes", text: "18" });
    expect(printLeft(-6)).toEqual({ shape: "minutes", text: "6" });
    expect(printLeft(52)).toEqual({ shape: "clock", text: "0:52" });
    expect(printLeft(3 * 1440)).toEqual({ shape: "days", text: "3" });
  });
});

describe("kept text", () => {
  it("comes back until the server has it", () => {
    const texts = { technique: "", findings: "a", impression: "b" };
    keepText(7, 3, texts);
    expect(readKept(7)).toEqual({ revision: 3, texts });
    dropText(7);
    expect(readKept(7)).toBeNull();
  });
  it("is nothing when it is damaged", () => {
    localStorage.setItem("radflow.report.8", "{");
    expect(readKept(8)).toBeNull();
  });
});
