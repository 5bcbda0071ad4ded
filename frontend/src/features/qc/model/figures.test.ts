import { expect, it } from "vitest";
import { percentOf, rangeOf } from "./figures";

it("tells a missing figure from a zero", () => {
  expect([percentOf(0), percentOf(0.1254), percentOf(null), percentOf(undefined)]).toEqual(["0", "12.5", "–", "–"]);
});

it("tells an interval in per cent, and that there is none", () => {
  expect([rangeOf([0.0421, 0.2]), rangeOf(null)]).toEqual(["4.2–20", "–"]);
});
