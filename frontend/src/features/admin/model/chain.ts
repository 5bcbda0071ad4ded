import type { components } from "@/shared/api/schema";

type Part = components["schemas"]["ChainCheck"];
export type Checked = Pick<Part, "n_seals" | "n_entries" | "n_dropped" | "n_unsealed" | "first_break">;

export const NOTHING_YET: Checked = { n_seals: 0, n_entries: 0, n_dropped: 0, n_unsealed: 0, first_break: null };

/** The check so far with another part of the range; the first break stays. */
export function addUp(sum: Checked, part: Part): Checked {
  return {
    n_seals: sum.n_seals + part.n_seals,
    n_entries: sum.n_entries + part.n_entries,
    n_dropped: sum.n_dropped + part.n_dropped,
    n_unsealed: sum.n_unsealed + part.n_unsealed,
    first_break: sum.first_break ?? part.first_break,
  };
}
