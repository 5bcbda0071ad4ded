import { describe, expect, it } from "vitest";
import type { Finding } from "./contract";
import { toDiagnostics } from "./mount";

const finding = (from: number, to: number): Finding => ({ from, to, severity: "error", text: "words", code: "RPT-X" });

describe("findings on a text that has changed since", () => {
  it.each([
    ["inside", 2, 5, [2, 5]],
    ["over the end", 8, 14, [8, 10]],
    ["upside down", 5, 3, [5, 5]],
  ])("%s", (_case, from, to, range) => {
    expect(toDiagnostics([finding(from, to)], 10).map((one) => [one.from, one.to])).toEqual([range]);
  });

  it("forgets one that lies wholly behind the end", () => {
    expect(toDiagnostics([finding(10, 12)], 10)).toEqual([]);
  });

  it("offers a fix only where one was given", () => {
    expect(toDiagnostics([finding(0, 1), { ...finding(0, 1), fix: { label: "Fix", replacement: "x" } }], 10).map((one) => one.actions?.length)).toEqual([0, 1]);
  });
});
