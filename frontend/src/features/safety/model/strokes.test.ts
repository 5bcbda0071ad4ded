import { describe, expect, it } from "vitest";
import { addPoint, drawStrokes, MOST_POINTS, type Stroke } from "./strokes";

describe("strokes of a signature", () => {
  it("keeps whole points inside the pad", () => {
    expect(addPoint([[]], [-5, 1200.4])).toEqual([[[0, 1000]]]);
  });
  it("leaves out what is hardly another point", () => {
    const one: Stroke[] = [[[10, 10]]];
    expect(addPoint(one, [12, 12])).toBe(one);
    expect(addPoint(one, [14, 10])).toEqual([[[10, 10], [14, 10]]]);
  });
  it("goes no further than the server takes", () => {
    const full: Stroke[] = [Array.from({ length: MOST_POINTS }, (_, n) => [n, 0])];
    expect(addPoint(full, [900, 900])).toEqual(full);
  });
  it("draws lines and dots", () => {
    expect(drawStrokes([[[1, 2], [3, 4]], [[5, 6]], []])).toBe("M1 2L3 4M5 6h1");
  });
});
