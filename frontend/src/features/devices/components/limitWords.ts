import type { TFunction } from "i18next";
import { unitWord } from "./Telemetry";

/** A limit as people read it; a share of a baseline that is not known yet in percent of it. */
export function sayLimit(t: TFunction<"devices">, limit: { kind: string; on: number; unit: string; of_baseline: boolean }): string {
  const kind = t(`limits.kind.${limit.kind}`, { defaultValue: limit.kind });
  return limit.of_baseline ? t("devices:limits.ofBaseline", { kind, percent: Math.round(limit.on * 1000) / 10 }) : `${kind} ${limit.on} ${unitWord(limit.unit)}`;
}
