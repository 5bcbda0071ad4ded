import { describe, expect, it } from "vitest";
import { percent, readChoice } from "./rejects";

describe("reject rates", () => {
  it("have one decimal, and none without exposures", () => {
    expect(percent(3 / 11)).toBe("27.3");
    expect(percent(0)).toBe("0.0");
    expect(percent(null)).toBe("");
  });
  it("take from the address what is a choice only", () => {
    expect(readChoice("device", ["reason", "device"])).toBe("device");
    expect(readChoice("constructor", ["reason", "device"])).toBeUndefined();
    expect(readChoice(null, ["reason"])).toBeUndefined();
  });
});
