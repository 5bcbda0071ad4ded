import type { components } from "@/shared/api/schema";
import type { BodySite } from "@/shared/safety/sheet";
import { NO_FACTS, sumContrast, type InjectorFacts } from "./injector";

export type Bottle = components["schemas"]["Bottle"];
export type DosePlan = components["schemas"]["DosePlan"];

/** An injection that is being put together: bottle, volume, site, and what the injector showed. */
export interface ContrastDraft {
  bottle: Bottle | null;
  volumeMl: number | null;
  site: BodySite | null;
  injector: InjectorFacts;
}

interface WholeDraft extends ContrastDraft {
  bottle: Bottle;
  volumeMl: number;
  site: BodySite;
}

export const EMPTY_DRAFT: ContrastDraft = { bottle: null, volumeMl: null, site: null, injector: NO_FACTS };
export const STEP_ML = 5;

/** One step up or down, never below one millilitre. */
export function stepVolume(volumeMl: number | null, direction: 1 | -1): number {
  return Math.max(1, Math.round(((volumeMl ?? 0) + direction * STEP_ML) * 10) / 10);
}

export function isComplete(draft: ContrastDraft): draft is WholeDraft {
  return draft.bottle !== null && draft.volumeMl !== null && draft.volumeMl > 0 && draft.site !== null;
}

/** What is kept while there is no network was given: the server takes it with these words, whatever speaks against it. */
export function toKept<T extends { note: string }>(injection: T, words: string): T {
  return { ...injection, note: injection.note || words };
}

/** With the injector's phases the volume is theirs. */
export function takeInjector(draft: ContrastDraft, injector: InjectorFacts): ContrastDraft {
  return { ...draft, injector, volumeMl: sumContrast(injector.phases) || draft.volumeMl };
}

/**
 * Body of the write that records it: where no phase tells them, rate and flush of a main injection are those of the plan; the cannula is that of the
 * preparation. `note` says why, where something speaks against it.
 */
export function toInjection(draft: WholeDraft, { clientId, at, gauge, note = "" }: { clientId: string; at: string; gauge?: number | null; note?: string }) {
  const { lot, dose } = draft.bottle;
  const { kind, phases, temperatureC, peakPsi, fromInjector } = draft.injector;
  const plan = phases.length > 0 || kind !== "main" ? null : dose;
  const rates = phases.filter((phase) => phase.fluid !== "saline").map((phase) => phase.rate_ml_per_s ?? 0);
  const saline = phases.filter((phase) => phase.fluid === "saline").reduce((sum, phase) => sum + phase.volume_ml, 0);
  return {
    client_id: clientId,
    agent_code: lot.agent.code,
    lot: lot.lot,
    expires_on: lot.expires_on ?? null,
    volume_ml: draft.volumeMl.toFixed(1),
    rate_ml_per_s: (plan?.rate_ml_per_s ?? (Math.max(0, ...rates) || null))?.toFixed(1) ?? null,
    saline_ml: (plan?.flush_ml ?? (saline || null))?.toFixed(1) ?? null,
    gauge: gauge ?? null,
    site: draft.site,
    at,
    note,
    kind,
    phases,
    temperature_c: temperatureC?.toFixed(1) ?? null,
    peak_pressure_psi: peakPsi,
    source: fromInjector ? "injector" : "person",
  };
}
