import type { components } from "@/shared/api/schema";

export type Phase = components["schemas"]["InjectionPhase"];
export type Fluid = Phase["fluid"];

export const FLUIDS = ["contrast", "saline", "mixed"] as const;
export const KINDS = ["main", "part", "test_bolus"] as const;
export const MOST_PHASES = 12;

/** What the injector showed beside volume and rate. `fromInjector`: its own figures, kept as they are. */
export interface InjectorFacts {
  kind: (typeof KINDS)[number];
  temperatureC: number | null;
  peakPsi: number | null;
  phases: Phase[];
  fromInjector: boolean;
}

export const NO_FACTS: InjectorFacts = { kind: "main", temperatureC: null, peakPsi: null, phases: [], fromInjector: false };

/** Millilitres of contrast in all phases; of a mix its share. Null without phases. */
export function sumContrast(phases: readonly Phase[]): number | null {
  if (phases.length === 0) return null;
  const share = (phase: Phase) => (phase.fluid === "contrast" ? 100 : phase.fluid === "saline" ? 0 : (phase.contrast_percent ?? 0));
  return Math.round(phases.reduce((sum, phase) => sum + (phase.volume_ml * share(phase)) / 100, 0) * 10) / 10;
}

/** A phase that can be recorded: a volume, and of a mix its share. */
export function isWhole(phase: Phase): boolean {
  return phase.volume_ml > 0 && (phase.fluid !== "mixed" || (phase.contrast_percent ?? 0) > 0);
}

export type FileFault = "noJson" | "noPhases" | "badPhase" | "badFigure";

/**
 * A report of the injector in the form of docs/examples/injector/report.json.
 * Nothing is guessed: a figure that is missing stays empty, one that is no number is a fault.
 */
export function readInjectorFile(text: string): { facts: Omit<InjectorFacts, "kind"> } | { fault: FileFault; at?: number } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { fault: "noJson" };
  }
  if (!isRecord(data)) return { fault: "noJson" };
  if (!Array.isArray(data.phases) || data.phases.length === 0 || data.phases.length > MOST_PHASES) return { fault: "noPhases" };
  const phases: Phase[] = [];
  for (const [at, row] of data.phases.entries()) {
    const phase = readPhase(row);
    if (phase === null) return { fault: "badPhase", at: at + 1 };
    phases.push(phase);
  }
  const peakPsi = readFigure(data.peak_pressure_psi, 1500);
  const temperatureC = readFigure(data.temperature_c, 45);
  if (peakPsi === undefined || temperatureC === undefined) return { fault: "badFigure" };
  return { facts: { phases, peakPsi: peakPsi === null ? null : Math.round(peakPsi), temperatureC, fromInjector: true } };
}

function readPhase(row: unknown): Phase | null {
  if (!isRecord(row) || !FLUIDS.includes(row.fluid as Fluid)) return null;
  const volume = readFigure(row.volume_ml, 500);
  const rate = readFigure(row.rate_ml_per_s, 20);
  const percent = readFigure(row.contrast_percent, 99);
  if (typeof volume !== "number" || rate === undefined || percent === undefined) return null;
  const phase: Phase = { fluid: row.fluid as Fluid, volume_ml: volume, rate_ml_per_s: rate, contrast_percent: percent };
  return isWhole(phase) && (phase.fluid === "mixed" || percent === null) ? phase : null;
}

/** A figure from nothing up to `most`; null where none is told, undefined where it is no such figure. */
function readFigure(value: unknown, most: number): number | null | undefined {
  if (value === undefined || value === null) return null;
  return typeof value === "number" && Number.isFinite(value) && value >= 0 && value <= most ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
