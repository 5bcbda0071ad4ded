import { describe, expect, it } from "vitest";
import { needsReason, planActions } from "./actions";

describe("planActions", () => {
  it("takes the way forward as the primary act and leaves vetting to its form", () => {
    expect(planActions(["vet", "cancel", "check_in", "undo"])).toEqual({ primary: "check_in", others: ["cancel", "undo"] });
  });
  it("offers no primary act when only side ways are open", () => {
    expect(planActions(["cancel"])).toEqual({ primary: null, others: ["cancel"] });
    expect(planActions([])).toEqual({ primary: null, others: [] });
  });
  it("lifts a hold before anything else can go on", () => {
    expect(planActions(["resume", "cancel"]).primary).toBe("resume");
  });
});

describe("needsReason", () => {
  it.each([
    ["cancel", true],
    ["suspend", true],
    ["undo", false],
  ])("%s: %s", (action, expected) => expect(needsReason(action)).toBe(expected));
});
