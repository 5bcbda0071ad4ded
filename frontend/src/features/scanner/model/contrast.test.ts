import { describe, expect, it } from "vitest";
import { EMPTY_DRAFT, isComplete, stepVolume, type Bottle } from "./contrast";

describe("contrast draft", () => {
  it("steps by 5 mL and never to nothing", () => {
    expect(stepVolume(78, 1)).toBe(83);
    expect(stepVolume(78, -1)).toBe(73);
    expect(stepVolume(3, -1)).toBe(1);
    expect(stepVolume(null, 1)).toBe(5);
  });
  it("is complete with bottle, volume and site only", () => {
    const bottle = {} as Bottle;
    expect(isComplete(EMPTY_DRAFT)).toBe(false);
    expect(isComplete({ bottle, volumeMl: 78, site: null })).toBe(false);
    expect(isComplete({ bottle, volumeMl: 0, site: "left_hand" })).toBe(false);
    expect(isComplete({ bottle, volumeMl: 78, site: "left_hand" })).toBe(true);
  });
});
