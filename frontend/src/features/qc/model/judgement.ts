/** A judgement in the making: one row is current, a number scores it and moves on, a letter ticks a defect. */
export interface Judgement {
  scores: Record<string, number>;
  defects: string[];
  radpeer: string;
  /** Items of the 100-point checklist that were not met. */
  faults: string[];
  at: number;
}

export const EMPTY: Judgement = { scores: {}, defects: [], radpeer: "", faults: [], at: 0 };

/** Scores the current criterion and goes to the next one without a score (or stays on the last). */
export function scoreCurrent(judgement: Judgement, criteria: string[], value: number): Judgement {
  const code = criteria[judgement.at];
  if (!code || value < 1 || value > 5) return judgement;
  const scores = { ...judgement.scores, [code]: value };
  const open = criteria.findIndex((one, index) => index > judgement.at && scores[one] === undefined);
  const any = criteria.findIndex((one) => scores[one] === undefined);
  return { ...judgement, scores, at: open >= 0 ? open : any >= 0 ? any : judgement.at };
}

export function toggleDefect(judgement: Judgement, code: string): Judgement {
  const has = judgement.defects.includes(code);
  return { ...judgement, defects: has ? judgement.defects.filter((one) => one !== code) : [...judgement.defects, code] };
}

export function toggleFault(judgement: Judgement, code: string): Judgement {
  const has = judgement.faults.includes(code);
  return { ...judgement, faults: has ? judgement.faults.filter((one) => one !== code) : [...judgement.faults, code] };
}

export interface Checklist {
  first: number;
  second: number;
  items: { code: string; points: number; veto: boolean }[];
}

/** What is left of 100 points and the letter: a veto item is C whatever the sum. */
export function countPoints(faults: string[], checklist: Checklist): { points: number; grade: "A" | "B" | "C" } {
  const hit = checklist.items.filter((item) => faults.includes(item.code));
  const points = Math.max(0, 100 - hit.reduce((sum, item) => sum + item.points, 0));
  if (hit.some((item) => item.veto)) return { points, grade: "C" };
  return { points, grade: points >= checklist.first ? "A" : points >= checklist.second ? "B" : "C" };
}

export function isComplete(judgement: Judgement, criteria: string[]): boolean {
  return criteria.every((code) => judgement.scores[code] !== undefined);
}
