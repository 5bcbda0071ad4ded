import type { components } from "@/shared/api/schema";

type Detail = components["schemas"]["ReactionDetail"];

export interface TimelineRow {
  key: string;
  at: string;
  /** Whole minutes since the reaction began. */
  minutes: number;
  text: string;
  by: string;
}

/** Acts and vital signs as one list, the earliest first. */
export function orderByTime({ started_at, acts, observations }: Pick<Detail, "started_at" | "acts" | "observations">): TimelineRow[] {
  const since = (at: string) => Math.max(0, Math.floor((Date.parse(at) - Date.parse(started_at)) / 60_000));
  const done = acts.map((act) => ({ key: `a${act.id}`, at: act.at, minutes: since(act.at), text: nameDrug(act.detail) || act.text, by: act.by }));
  const seen = observations.map((one) => ({
    key: `o${one.id}`,
    at: one.at,
    minutes: since(one.at),
    text: [`${one.systolic_mmhg ?? "–"}/${one.diastolic_mmhg ?? "–"} mmHg`, `${one.pulse_per_min ?? "–"} /min`, `SpO₂ ${one.spo2_percent ?? "–"} %`, one.consciousness, one.note].filter(Boolean).join(" · "),
    by: one.by,
  }));
  return [...done, ...seen].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function nameDrug(detail: unknown): string {
  const { name = "", dose = "", route = "" } = (detail ?? {}) as Record<string, string>;
  return [name, dose, route].filter(Boolean).join(" ");
}
