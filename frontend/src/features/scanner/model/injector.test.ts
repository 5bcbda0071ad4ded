import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readInjectorFile, sumContrast } from "./injector";

const contrast = { fluid: "contrast", volume_ml: 70, rate_ml_per_s: 3.5 };
const read = (data: unknown) => readInjectorFile(JSON.stringify(data));

describe("report of an injector", () => {
  it("reads the example that is shipped", () => {
    const read = readInjectorFile(readFileSync("../docs/examples/injector/report.json", "utf8"));
    expect("facts" in read && [sumContrast(read.facts.phases), read.facts.peakPsi, read.facts.temperatureC]).toEqual([70, 187, 37]);
  });
  it("takes phases, peak and temperature and leaves empty what is not told", () => {
    expect(read({ phases: [contrast, { fluid: "saline", volume_ml: 40 }], peak_pressure_psi: 187.6 })).toEqual({
      facts: {
        phases: [
          { ...contrast, contrast_percent: null },
          { fluid: "saline", volume_ml: 40, rate_ml_per_s: null, contrast_percent: null },
        ],
        peakPsi: 188,
        temperatureC: null,
        fromInjector: true,
      },
    });
  });
  it.each([
    ["text", "phases: 1", { fault: "noJson" }],
    ["a list", "[]", { fault: "noJson" }],
    ["no phases", '{"phases": []}', { fault: "noPhases" }],
    ["too many", JSON.stringify({ phases: Array.from({ length: 13 }, () => contrast) }), { fault: "noPhases" }],
    ["an unknown fluid", JSON.stringify({ phases: [contrast, { fluid: "water", volume_ml: 1 }] }), { fault: "badPhase", at: 2 }],
    ["no volume", JSON.stringify({ phases: [{ fluid: "saline" }] }), { fault: "badPhase", at: 1 }],
    ["words for a volume", JSON.stringify({ phases: [{ fluid: "saline", volume_ml: "40" }] }), { fault: "badPhase", at: 1 }],
    ["a mix without its share", JSON.stringify({ phases: [{ fluid: "mixed", volume_ml: 40 }] }), { fault: "badPhase", at: 1 }],
    ["a share of pure contrast", JSON.stringify({ phases: [{ ...contrast, contrast_percent: 50 }] }), { fault: "badPhase", at: 1 }],
    ["a peak below nothing", JSON.stringify({ phases: [contrast], peak_pressure_psi: -1 }), { fault: "badFigure" }],
    ["too hot", JSON.stringify({ phases: [contrast], temperature_c: 46 }), { fault: "badFigure" }],
  ])("refuses %s", (_case, text, fault) => {
    expect(readInjectorFile(text)).toEqual(fault);
  });
  it("adds up contrast and the share of a mix, not saline", () => {
    expect(sumContrast([])).toBeNull();
    expect(
      sumContrast([
        { fluid: "contrast", volume_ml: 60, rate_ml_per_s: null, contrast_percent: null },
        { fluid: "mixed", volume_ml: 20, rate_ml_per_s: null, contrast_percent: 25 },
        { fluid: "saline", volume_ml: 40, rate_ml_per_s: null, contrast_percent: null },
      ]),
    ).toBe(65);
  });
});
