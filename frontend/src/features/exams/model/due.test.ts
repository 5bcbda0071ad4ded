import { expect, it } from "vitest";
import { judgeDue } from "./due";

const DUE = "2026-01-05T10:00:00Z";

it.each([
  [null, "2026-01-05T10:00:00Z", "none"],
  [DUE, "2026-01-05T08:59:59Z", "open"],
  [DUE, "2026-01-05T09:00:00Z", "soon"],
  [DUE, "2026-01-05T10:00:00Z", "late"],
] as const)("%s at %s is %s", (due, now, expected) => expect(judgeDue(due, Date.parse(now))).toBe(expected));
