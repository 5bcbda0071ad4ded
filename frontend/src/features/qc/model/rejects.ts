import type { components } from "@/shared/api/schema";

export type RejectRow = components["schemas"]["RejectRow"];

/** One decimal; empty where there is no rate. */
export function percent(rate: number | null): string {
  return rate === null ? "" : (Math.round(rate * 1000) / 10).toFixed(1);
}

/** What the address says, when it is one of the choices. */
export function readChoice<T extends string>(value: string | null, choices: readonly T[]): T | undefined {
  return choices.find((one) => one === value);
}
