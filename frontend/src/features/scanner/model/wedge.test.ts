import { describe, expect, it } from "vitest";
import { WedgeBuffer } from "./wedge";

const type = (buffer: WedgeBuffer, keys: string[], gap: number, from = 1000) => keys.map((key, n) => buffer.press(key, from + n * gap));

describe("a barcode reader", () => {
  it("gives the code with its closing Enter, once", () => {
    const buffer = new WedgeBuffer();
    expect(type(buffer, [..."M2107", "Shift", "Enter"], 5).at(-1)).toBe("M2107");
    expect(buffer.press("Enter", 1050)).toBeNull();
  });
  it("is no hand at a button: a lone Enter and single letters mean nothing", () => {
    const buffer = new WedgeBuffer();
    expect(type(buffer, ["a", "b", "Enter"], 5)).toEqual([null, null, null]);
  });
  it("begins anew after a pause", () => {
    const buffer = new WedgeBuffer();
    type(buffer, [..."OLD1"], 5);
    expect(type(buffer, [..."M300", "Enter"], 5, 9000).at(-1)).toBe("M300");
  });
});
