import { describe, expect, it } from "vitest";
import { isLate, toStatus } from "./processing";

describe("post-processing", () => {
  it("waits for the images before it waits for a person", () => {
    expect(toStatus({ progress: "open", has_images: false })).toBe("waiting");
    expect(toStatus({ progress: "open", has_images: true })).toBe("open");
    expect(toStatus({ progress: "taken", has_images: false })).toBe("taken");
    expect(toStatus({ progress: "done", has_images: true })).toBe("done");
  });
  it("is late after its time and while it is open only", () => {
    const now = Date.parse("2026-11-29T10:00:00Z");
    expect(isLate({ due_at: "2026-11-29T09:59:59Z", closed_at: null }, now)).toBe(true);
    expect(isLate({ due_at: "2026-11-29T10:00:00Z", closed_at: null }, now)).toBe(false);
    expect(isLate({ due_at: "2026-11-29T09:00:00Z", closed_at: "2026-11-29T09:30:00Z" }, now)).toBe(false);
    expect(isLate({ due_at: null, closed_at: null }, now)).toBe(false);
  });
});
