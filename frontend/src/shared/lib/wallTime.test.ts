import { describe, expect, it } from "vitest";
import { fromWall, toWall } from "./wallTime";

describe("wall time of a zone", () => {
  it.each([
    ["Shanghai, no clock change", "2026-11-25T10:42", "Asia/Shanghai", "2026-11-25T02:42:00.000Z"],
    ["Berlin in summer", "2026-07-01T08:00", "Europe/Berlin", "2026-07-01T06:00:00.000Z"],
    ["Berlin in winter", "2026-12-01T08:00", "Europe/Berlin", "2026-12-01T07:00:00.000Z"],
    ["Berlin, the repeated hour: the first", "2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z"],
    ["half-hour zone", "2026-01-01T00:15", "Asia/Kolkata", "2025-12-31T18:45:00.000Z"],
  ])("%s", (_case, wall, zone, instant) => {
    expect(fromWall(wall, zone)).toBe(instant);
    expect(toWall(Date.parse(instant), zone)).toBe(wall);
  });
});
