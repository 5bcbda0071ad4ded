import type { components } from "@/shared/api/schema";
import type { BodySite } from "@/shared/safety/sheet";

export type Bottle = components["schemas"]["Bottle"];

/** An injection that is being put together: bottle, volume, site. */
export interface ContrastDraft {
  bottle: Bottle | null;
  volumeMl: number | null;
  site: BodySite | null;
}

export const EMPTY_DRAFT: ContrastDraft = { bottle: null, volumeMl: null, site: null };
export const STEP_ML = 5;

/** One step up or down, never below one millilitre. */
export function stepVolume(volumeMl: number | null, direction: 1 | -1): number {
  return Math.max(1, Math.round(((volumeMl ?? 0) + direction * STEP_ML) * 10) / 10);
}

export function isComplete(draft: ContrastDraft): draft is { bottle: Bottle; volumeMl: number; site: BodySite } {
  return draft.bottle !== null && draft.volumeMl !== null && draft.volumeMl > 0 && draft.site !== null;
}

/** Body of the write that records it. */
export function toInjection(draft: { bottle: Bottle; volumeMl: number; site: BodySite }, clientId: string, at: string) {
  const { lot } = draft.bottle;
  return { client_id: clientId, agent_code: lot.agent.code, lot: lot.lot, volume_ml: draft.volumeMl.toFixed(1), site: draft.site, at };
}
