export type DueState = "none" | "open" | "soon" | "late";

const SOON_MS = 60 * 60_000;

/** How a clock stands at `now`: late from the due instant on, soon in its last hour. */
export function judgeDue(due: string | null, now: number): DueState {
  if (!due) return "none";
  const left = Date.parse(due) - now;
  if (left <= 0) return "late";
  return left <= SOON_MS ? "soon" : "open";
}
