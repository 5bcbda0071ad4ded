import { expect, it } from "vitest";
import { adjust, AUTOMATIC, lookAt } from "./look";

const lung = { code: "lung", name: {}, center: -600, width: 1500 };

it("asks for the picture as it comes until somebody changes it", () => {
  expect(lookAt("/p/1", AUTOMATIC)).toBe("/p/1");
  expect(lookAt("/p/1", adjust(AUTOMATIC, Math.log(2), 0.5))).toBe("/p/1?gain=2&shift=-0.5");
});

it("moves a named window in its own values and never below one", () => {
  const moved = adjust({ ...AUTOMATIC, window: lung }, Math.log(0.5), 0.1);
  expect(lookAt("/p/1", moved)).toBe("/p/1?center=-450&width=750");
  expect(adjust(moved, -99, 0).window?.width).toBe(1);
});

it("stays within what the server takes", () => {
  const far = adjust(AUTOMATIC, 99, 99);
  expect([far.gain, far.shift]).toEqual([20, -5]);
});
