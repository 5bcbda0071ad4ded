import type { Line } from "../api/overview";

export type Health = "off" | "down" | "parked" | "waiting" | "ok" | "new";

/** How a partner's line is, in one word: the worst first. */
export function findHealth(line: Line): Health {
  if (!line.partner.is_active) return "off";
  if (line.partner.down_since) return "down";
  if (line.n_parked > 0) return "parked";
  if (line.n_pending > 0) return "waiting";
  return line.partner.answered_at ? "ok" : "new";
}

export const HEALTH_LOOK: Record<Health, string> = { off: "tag line", down: "tag red", parked: "tag amber", waiting: "tag blue", ok: "tag green", new: "tag line" };
