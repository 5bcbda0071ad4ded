/** A judgement in the making: one row is current, a number scores it and moves on, a letter ticks a defect. */
export interface Judgement {
  scores: Record<string, number>;
  defects: string[];
  radpeer: string;
  at: number;
}

export const EMPTY: Judgement = { scores: {}, defects: [], radpeer: "", at: 0 };

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

export function isComplete(judgement: Judgement, criteria: string[]): boolean {
  return criteria.every((code) => judgement.scores[code] !== undefined);
}
