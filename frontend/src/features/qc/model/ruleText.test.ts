import { describe, expect, it } from "vitest";
import { EMPTY, toDefinition, toDraft, writeShare } from "./ruleText";

const DRAFT = {
  ...EMPTY,
  modalities: "CT, MR",
  autofix: true,
  explanation_zh: "应为充气征",
  explanation_en: "air bronchogram",
  match_zh: "充汽征 → 充气征\n\n充气证",
  unless_en: "quoted",
  fire_zh: "见充汽征。 | 肺炎。",
  quiet_zh: "见充气征。",
};

describe("a rule as lines", () => {
  it("becomes a definition", () => {
    expect(toDefinition(DRAFT)).toMatchObject({
      modalities: ["CT", "MR"],
      match: { zh: [{ say: "充汽征", suggest: "充气征" }, "充气证"] },
      unless: { en: ["quoted"] },
      examples: { fire: [{ lang: "zh", findings: "见充汽征。", impression: "肺炎。" }], quiet: [{ lang: "zh", findings: "见充气征。", impression: "" }] },
    });
  });

  it("reads what it wrote", () => {
    const definition = toDefinition(DRAFT);
    expect(toDefinition(toDraft(definition))).toEqual(definition);
  });

  it("of nothing is empty", () => {
    expect(toDraft(null)).toEqual(EMPTY);
  });
});

describe("a share", () => {
  it("is told with its interval and its number, and not at all without one", () => {
    expect(writeShare(0.625, [0.48, 0.75], 40)).toBe("63 % (48–75) / 40");
    expect(writeShare(null, null, 0)).toBe("");
  });
});
