import { describe, expect, it } from "vitest";
import { scaleOf, writeAmount, writeMain, writeNumber, type DoseRecord } from "./amounts";

const record = (values: Partial<DoseRecord>) => values as DoseRecord;

describe("amounts of dose", () => {
  it("have three significant figures", () => {
    expect([235.2, 11.23, 0.1234, 1040, 0].map(writeNumber)).toEqual(["235", "11.2", "0.123", "1040", "0"]);
    expect(writeNumber(0.0000123)).toBe("1.2e-5");
  });
  it("are read in the unit that people use", () => {
    expect(writeAmount(1.12e-5, "Gy·m²")).toBe("11.2 µGy·m²");
    expect(writeAmount(235.2, "mGy·cm")).toBe("235 mGy·cm");
    expect(writeAmount(null, "mGy")).toBe("–");
    expect(scaleOf("Gy·m²")).toEqual({ factor: 1e6, unit: "µGy·m²" });
    expect(scaleOf("mGy·cm")).toEqual({ factor: 1, unit: "mGy·cm" });
  });
});

describe("the main value of a record", () => {
  it("is that of its modality", () => {
    expect(writeMain(record({ total_dlp: 235.2, total_dap_gym2: null }))).toBe("DLP 235 mGy·cm");
    expect(writeMain(record({ total_dlp: null, agd_left_mgy: 1.3, agd_right_mgy: 1.28 }))).toBe("AGD 1.3 / 1.28 mGy");
    expect(writeMain(record({ total_dap_gym2: 1.1e-5 }))).toBe("DAP 11 µGy·m²");
    expect(writeMain(record({ activity_mbq: 342 }))).toBe("342 MBq");
    expect(writeMain(record({}))).toBe("–");
  });
});
