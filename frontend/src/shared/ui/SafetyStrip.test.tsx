import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { renderPart } from "../../../tests/render";
import { SafetyStrip } from "./SafetyStrip";

const draw = () => screen.getAllByRole("listitem").map((item) => [item.className, item.textContent]);

describe("safety strip", () => {
  it("draws six facts in their order, and what nobody answered is never a no", () => {
    renderPart(<SafetyStrip facts={{ allergy: { state: "yes", text: "Iopamidol" }, renal: { state: "yes", text: "eGFR 38" }, implant: { state: "no" }, fall_risk: null }} />);
    expect(draw()).toEqual([
      ["red", "AllergyIopamidol"],
      ["amber", "RenaleGFR 38"],
      ["unk", "PregnancyUnanswered"],
      ["no", "ImplantNone"],
      ["unk", "IsolationUnanswered"],
      ["unk", "Fall riskUnanswered"],
    ]);
  });

  it("lets the server raise or lower the level of a yes", () => {
    renderPart(<SafetyStrip facts={{ allergy: { state: "yes", level: "amber" }, renal: { state: "yes", level: "red" } }} />);
    expect(draw().slice(0, 2)).toEqual([["amber", "AllergyYes"], ["red", "RenalYes"]]);
  });
});
