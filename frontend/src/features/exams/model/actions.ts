import type { ActionName } from "../api/exams";

/** The way forward; the first that is allowed is the one primary button. */
const FORWARD: readonly ActionName[] = ["check_in", "make_ready", "start", "finish", "resume"];
const NEEDS_REASON: ReadonlySet<string> = new Set(["cancel", "suspend", "retriage"]);

export interface ActionPlan {
  primary: ActionName | null;
  others: ActionName[];
}

/** Orders what the server allows: vetting and triage have forms of their own, so they are no buttons here. */
export function planActions(allowed: readonly string[]): ActionPlan {
  const open = allowed.filter((action): action is ActionName => action !== "vet" && action !== "retriage");
  const primary = FORWARD.find((action) => open.includes(action)) ?? null;
  return { primary, others: open.filter((action) => action !== primary) };
}

export function needsReason(action: string): boolean {
  return NEEDS_REASON.has(action);
}
