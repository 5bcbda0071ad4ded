import type { components } from "@/shared/api/schema";

export type DoseRecord = components["schemas"]["DoseRecord"];

/** Three significant figures, without an exponent: 11.2, 0.123, 1040. */
export function writeNumber(value: number): string {
  const shown = Number(value.toPrecision(3));
  return Math.abs(shown) >= 1e-4 || shown === 0 ? String(shown) : shown.toExponential(1);
}

/** An amount in the unit that people use: dose area products come in Gy·m² and are read in µGy·m². */
export function writeAmount(value: number | null | undefined, unit: string): string {
  if (value === null || value === undefined) return "–";
  return unit === "Gy·m²" ? `${writeNumber(value * 1e6)} µGy·m²` : `${writeNumber(value)} ${unit}`;
}

/** What a record is judged by, in words: DLP of CT, glandular dose of the breast, else the dose area product, activity of a tracer. */
export function writeMain(record: DoseRecord): string {
  if (record.total_dlp !== null && record.total_dlp !== undefined) return `DLP ${writeAmount(record.total_dlp, "mGy·cm")}`;
  const breasts = [record.agd_left_mgy, record.agd_right_mgy].filter((dose): dose is number => typeof dose === "number");
  if (breasts.length > 0) return `AGD ${breasts.map(writeNumber).join(" / ")} mGy`;
  if (record.total_dap_gym2 !== null && record.total_dap_gym2 !== undefined) return `DAP ${writeAmount(record.total_dap_gym2, "Gy·m²")}`;
  if (record.activity_mbq !== null && record.activity_mbq !== undefined) return `${writeNumber(record.activity_mbq)} MBq`;
  return "–";
}

/** Factor from the unit of the API to the unit of the screen, and that unit. */
export function scaleOf(unit: string): { factor: number; unit: string } {
  return unit === "Gy·m²" ? { factor: 1e6, unit: "µGy·m²" } : { factor: 1, unit };
}
