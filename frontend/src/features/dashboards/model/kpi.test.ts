import { describe, expect, it } from "vitest";
import { sayMinutes, sayShare } from "./kpi";

describe("figures of a period", () => {
  it("says no figure where there is nothing to divide by", () => {
    expect(sayShare({ value: null })).toBe("–");
    expect(sayShare({ value: 0 })).toBe("0.0 %");
    expect(sayShare({ value: 1.234 })).toBe("123.4 %");
  });
  it("changes to hours at three of them", () => {
    expect([null, 0, 179, 180].map(sayMinutes)).toEqual(["–", "0 min", "179 min", "3.0 h"]);
  });
});
