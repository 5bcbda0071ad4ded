import type { ActionName } from "../api/exams";

/** The way forward; the first that is allowed is the one primary button. */
const FORWARD: readonly ActionName[] = ["check_in", "make_ready", "start", "finish", "resume"];
const NEEDS_REASON: ReadonlySet<string> = new Set(["cancel", "suspend"]);

export interface ActionPlan {
  primary: ActionName | null;
  others: ActionName[];
}

/** Orders what the server allows: vetting has its own form, so it is not a button here. */
export function planActions(allowed: readonly string[]): ActionPlan {
  const open = allowed.filter((action): action is ActionName => action !== "vet");
  const primary = FORWARD.find((action) => open.includes(action)) ?? null;
  return { primary, others: open.filter((action) => action !== primary) };
}

export function needsReason(action: string): boolean {
  return NEEDS_REASON.has(action);
}
