import type { Subscription } from "../api/types";

export type SubscriptionState = "off" | "over" | "ran_out" | "paused" | "down" | "parked" | "active";

export const STATE_LOOK: Record<SubscriptionState, string> = { off: "tag line", over: "tag line", ran_out: "tag line", paused: "tag blue", down: "tag red", parked: "tag amber", active: "tag green" };

/** What is to be seen first: that nothing is sent any more and why, then what hinders it. */
export function findState(row: Pick<Subscription, "status" | "is_paused" | "is_token_over" | "ends_at" | "down_since" | "n_parked">, now: Date): SubscriptionState {
  if (row.status === "off") return "off";
  if (row.is_token_over) return "over";
  if (row.ends_at && new Date(row.ends_at) <= now) return "ran_out";
  if (row.is_paused) return "paused";
  if (row.down_since) return "down";
  return row.n_parked > 0 ? "parked" : "active";
}
