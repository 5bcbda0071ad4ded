import type { Patient } from "../api/orders";

export const UNKNOWN_SEXES = ["M", "F", "U"] as const;
export type UnknownSex = (typeof UNKNOWN_SEXES)[number];

/** A patient of the register, or a person nobody can name; both null: not chosen yet. */
export interface Whom {
  patient: Patient | null;
  unknown: UnknownSex | null;
}

export function isUnknownSex(value: string | null): value is UnknownSex {
  return UNKNOWN_SEXES.some((sex) => sex === value);
}
