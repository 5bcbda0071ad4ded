import { describe, expect, it } from "vitest";
import { EMPTY_DRAFT, isComplete, stepVolume, takeInjector, toInjection, toKept, type Bottle } from "./contrast";
import { NO_FACTS } from "./injector";

describe("contrast draft", () => {
  it("steps by 5 mL and never to nothing", () => {
    expect(stepVolume(78, 1)).toBe(83);
    expect(stepVolume(78, -1)).toBe(73);
    expect(stepVolume(3, -1)).toBe(1);
    expect(stepVolume(null, 1)).toBe(5);
  });
  it("is complete with bottle, volume and site only", () => {
    const bottle = {} as Bottle;
    expect(isComplete(EMPTY_DRAFT)).toBe(false);
    expect(isComplete({ ...EMPTY_DRAFT, bottle, volumeMl: 78 })).toBe(false);
    expect(isComplete({ ...EMPTY_DRAFT, bottle, volumeMl: 0, site: "left_hand" })).toBe(false);
    expect(isComplete({ ...EMPTY_DRAFT, bottle, volumeMl: 78, site: "left_hand" })).toBe(true);
  });
  it("records the rate and flush of the plan, the cannula of the preparation and the words", () => {
    const bottle = { lot: { agent: { code: "iohexol_350" }, lot: "L1", expires_on: null }, dose: { rate_ml_per_s: 3.5, flush_ml: 20 } } as unknown as Bottle;
    const body = toInjection({ bottle, volumeMl: 69.3, site: "left_elbow", injector: NO_FACTS }, { clientId: "c", at: "t", gauge: 20, note: "why" });
    expect(body).toMatchObject({ volume_ml: "69.3", rate_ml_per_s: "3.5", saline_ml: "20.0", gauge: 20, note: "why", lot: "L1" });
    expect(toInjection({ bottle: { ...bottle, dose: null }, volumeMl: 70, site: "left_elbow", injector: NO_FACTS }, { clientId: "c", at: "t" })).toMatchObject({ rate_ml_per_s: null, saline_ml: null, gauge: null, note: "" });
  });
  it("kept without a network says so, unless there are words already", () => {
    expect(toKept({ note: "" }, "offline").note).toBe("offline");
    expect(toKept({ note: "two phases" }, "offline").note).toBe("two phases");
  });
  it("with phases records theirs, and of a test bolus no rate of the plan", () => {
    const bottle = { lot: { agent: { code: "iohexol_350" }, lot: "L1", expires_on: null }, dose: { rate_ml_per_s: 3.5, flush_ml: 20 } } as unknown as Bottle;
    const phases = [
      { fluid: "contrast" as const, volume_ml: 70, rate_ml_per_s: 4, contrast_percent: null },
      { fluid: "saline" as const, volume_ml: 40, rate_ml_per_s: 5, contrast_percent: null },
    ];
    const draft = takeInjector({ ...EMPTY_DRAFT, bottle, volumeMl: 90, site: "left_elbow" }, { ...NO_FACTS, phases, peakPsi: 188, fromInjector: true });
    if (!isComplete(draft)) throw new Error("incomplete");
    expect(toInjection(draft, { clientId: "c", at: "t" })).toMatchObject({ volume_ml: "70.0", rate_ml_per_s: "4.0", saline_ml: "40.0", peak_pressure_psi: 188, source: "injector", phases });
    const bolus = { ...draft, volumeMl: 15, injector: { ...NO_FACTS, kind: "test_bolus" as const, temperatureC: 37 } };
    expect(toInjection(bolus, { clientId: "c", at: "t" })).toMatchObject({ kind: "test_bolus", rate_ml_per_s: null, saline_ml: null, temperature_c: "37.0", source: "person" });
  });
});
