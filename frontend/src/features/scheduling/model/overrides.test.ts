import { expect, it } from "vitest";
import { ProblemError } from "@/shared/api/problem";
import { isOverridable } from "./overrides";

const wayOut = { code: "scheduling.separation_may_override", severity: "info" as const, text: "" };
const earliest = { code: "scheduling.separation_earliest", severity: "info" as const, text: "" };

it("offers an override only where the server says that somebody may", () => {
  const code = "scheduling.separation_iodine_iodine";
  expect(isOverridable(new ProblemError({ code, reasons: [earliest, wayOut] }))).toBe(true);
  expect(isOverridable(new ProblemError({ code, reasons: [earliest] }))).toBe(false);
  expect(isOverridable(new ProblemError({ code: "scheduling.slot_taken" }))).toBe(false);
  expect(isOverridable(new Error("network"))).toBe(false);
});
