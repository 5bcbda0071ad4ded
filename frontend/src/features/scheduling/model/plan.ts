import type { PlanChange } from "../api/plans";

/** [seconds, cost, bound] of every improvement. */
export type Trace = (number | null)[][];

export type View = "all" | "earlier" | "later" | "same_time" | "book" | "unplaced";
export const VIEWS: readonly View[] = ["all", "earlier", "later", "same_time", "book", "unplaced"];

export function isOpen(change: PlanChange): boolean {
  return change.kind !== "unplaced" && change.state === "open";
}

export function isIn(view: View, change: PlanChange): boolean {
  if (view === "all") return change.kind !== "unplaced";
  if (view === "book" || view === "unplaced") return change.kind === view;
  if (change.shift_min === null || change.kind !== "move") return false;
  return view === "earlier" ? change.shift_min < 0 : view === "later" ? change.shift_min > 0 : change.shift_min === 0;
}

/** Whoever takes a place needs the one who leaves it: choosing brings those along, leaving out takes those who wait for it. */
export function toggleChange(left: ReadonlySet<number>, id: number, changes: readonly PlanChange[]): Set<number> {
  const next = new Set(left);
  const byId = new Map(changes.map((change) => [change.id, change]));
  const waiting = [id];
  const brings = next.has(id);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (brings) {
      if (!next.delete(at)) continue;
      waiting.push(...(byId.get(at)?.needs ?? []));
    } else {
      if (next.has(at)) continue;
      next.add(at);
      for (const change of changes) if (change.needs.includes(at) && isOpen(change)) waiting.push(change.id);
    }
  }
  return next;
}

/** What would be applied: every open change that was not left out. */
export function listChosen(left: ReadonlySet<number>, changes: readonly PlanChange[]): PlanChange[] {
  return changes.filter((change) => isOpen(change) && !left.has(change.id));
}

/** The curve as pairs for a chart with seconds from the first plan on. */
export function splitTrace(trace: Trace): { cost: [number, number][]; bound: [number, number][] } {
  const cost: [number, number][] = [];
  const bound: [number, number][] = [];
  for (const [second, price, proof] of trace) {
    if (second === null || second === undefined) continue;
    if (typeof price === "number") cost.push([second, price]);
    if (typeof proof === "number") bound.push([second, proof]);
  }
  return { cost, bound };
}

export interface Part {
  name: string;
  present: number;
  plan: number;
}

/** Cost parts of the calendar as it stands and of the plan, without those that are nothing on both sides. */
export function compareParts(present: Record<string, number> | undefined, plan: Record<string, number> | undefined): Part[] {
  const names = [...new Set([...Object.keys(plan ?? {}), ...Object.keys(present ?? {})])];
  return names.map((name) => ({ name, present: present?.[name] ?? 0, plan: plan?.[name] ?? 0 })).filter((part) => part.present || part.plan);
}
