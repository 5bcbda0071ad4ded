import { describe, expect, it } from "vitest";
import { edgeLetters, FIT, fitScale, measure, place, toImage, zoomAt } from "./geometry";
import { findPartner, listAhead, makeStack, type StackFrame } from "./stack";
import { applyWindow, dragWindow, firstWindow, paint, readFrame, type FrameFacts } from "./windowing";
import { writeDay, writeName } from "./PaneTexts";

const facts: FrameFacts = { kind: "i2", rows: 1, columns: 3, slope: 1, intercept: -1024, windows: [[40, 400]], spacing: [2, 1], spacing_kind: "patient", is_inverted: false, low: -1024, high: 1000, unit: "HU" };

describe("window", () => {
  it("follows the linear function of the standard at its edges and middle", () => {
    const window = { center: 40, width: 400 };
    expect(applyWindow(-160, window)).toBe(0);
    expect(applyWindow(239, window)).toBe(255);
    expect(applyWindow(39.5, window)).toBe(128);
  });

  it("opens with the image's own window, else with its range", () => {
    expect(firstWindow(facts)).toEqual({ center: 40, width: 400 });
    expect(firstWindow({ ...facts, windows: [], low: 0, high: 100 })).toEqual({ center: 50, width: 100 });
  });

  it("paints stored values through slope, window and both inversions", () => {
    const frame = readFrame(facts, new Int16Array([0, 1064, 3000]).buffer);
    const grey = (inverted: boolean, photometric = false) => {
      const into = new Uint8ClampedArray(12);
      paint({ ...frame, is_inverted: photometric }, firstWindow(facts), inverted, into);
      return [into[0], into[4], into[8], into[3]];
    };
    expect(grey(false)).toEqual([0, 128, 255, 255]);
    expect(grey(true)).toEqual([255, 127, 0, 255]);
    expect(grey(true, true)).toEqual([0, 128, 255, 255]);
  });

  it("never becomes narrower than one value", () => {
    expect(dragWindow({ center: 0, width: 2 }, -100, 0, { ...facts }).width).toBe(1);
  });
});

describe("geometry", () => {
  const grid = { rows: 100, columns: 200, spacing: [2, 1] as [number, number] };
  const pane = { width: 400, height: 400 };

  it("fits with pixels that are not square", () => {
    expect(fitScale(grid, pane)).toBe(2);
    expect(place(grid, pane, FIT)).toEqual({ sx: 2, sy: 4, left: 0, top: 0 });
  });

  it("measures in mm with row and column spacing, in pixels without", () => {
    expect(measure({ x: 0, y: 0 }, { x: 3, y: 2 }, [2, 1])).toEqual({ length: 5, unit: "mm" });
    expect(measure({ x: 0, y: 0 }, { x: 3, y: 4 }, null)).toEqual({ length: 5, unit: "px" });
  });

  it("keeps the point under the pointer when zooming", () => {
    const at = { x: 300, y: 100 };
    const before = toImage(at, place(grid, pane, FIT));
    const after = toImage(at, place(grid, pane, zoomAt(FIT, 2, at, grid, pane)));
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });

  it("names the edges of axial and coronal images, and nothing without geometry", () => {
    expect(edgeLetters([1, 0, 0, 0, 1, 0])).toEqual({ right: "L", left: "R", bottom: "P", top: "A" });
    expect(edgeLetters([1, 0, 0, 0, 0, -1])).toEqual({ right: "L", left: "R", bottom: "F", top: "H" });
    expect(edgeLetters(undefined)).toBeNull();
  });
});

describe("stack", () => {
  const one = (position: number | null, n_frames = 1) => ({ id: 1, n_frames, position_mm: position }) as never;
  const stack = (...positions: (number | null)[]): StackFrame[] => makeStack(positions.map((p) => one(p)));

  it("opens up multi-frame objects", () => {
    expect(makeStack([one(null, 3)]).map((f) => f.frame)).toEqual([0, 1, 2]);
  });

  it("finds the same level by position, else by share", () => {
    expect(findPartner(stack(0, 5, 10), 1, stack(0, 4, 11))).toBe(1);
    expect(findPartner(stack(null, null, null), 2, stack(null, null, null, null, null))).toBe(4);
  });

  it("fetches around the image on screen, nearest first", () => {
    expect(listAhead(0, 3)).toEqual([1, 2]);
    expect(listAhead(1, 3)).toEqual([2, 0]);
  });
});

it("writes names and days as people do", () => {
  expect(writeName("Wang^Xiaoming=王^小明")).toBe("王小明");
  expect(writeName("Smith^Ann")).toBe("Smith Ann");
  expect(writeDay("20261122")).toBe("2026-11-22");
});
