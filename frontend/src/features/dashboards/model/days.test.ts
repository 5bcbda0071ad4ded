import { expect, it } from "vitest";
import { startOfDay } from "./days";

it("finds midnight of the site, not of the browser", () => {
  expect(new Date(startOfDay("2026-11-25", "Asia/Shanghai")).toISOString()).toBe("2026-11-24T16:00:00.000Z");
  expect(new Date(startOfDay("2026-07-01", "America/New_York")).toISOString()).toBe("2026-07-01T04:00:00.000Z");
  expect(new Date(startOfDay("2026-01-01", "UTC")).toISOString()).toBe("2026-01-01T00:00:00.000Z");
});
