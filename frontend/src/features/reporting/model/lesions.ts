interface Point {
  exam_id: number;
  at: string;
  is_this: boolean;
  sum_mm: number | null;
  from_baseline_pct: number | null;
}

interface Column {
  examId: number;
  at: string;
  point: Point | undefined;
}

const BEFORE = 2;

/** Baseline and the last exams before this one, then this one, measured or not. */
export function chooseColumns(points: Point[], own: number): Column[] {
  const others = points.filter((one) => one.exam_id !== own);
  const shown = others.length <= BEFORE ? others : [...others.slice(0, 1), ...others.slice(-(BEFORE - 1))];
  const mine = points.find((one) => one.exam_id === own);
  return [...shown, undefined].map((one) => (one ? { examId: one.exam_id, at: one.at, point: one } : { examId: own, at: mine?.at ?? "", point: mine }));
}

type State = "measured" | "too_small" | "absent" | "present" | "progression" | "not_evaluable";

export function writeReading(reading: { state: string; size_mm: number | null }, say: (state: string) => string): string {
  return reading.size_mm !== null ? reading.size_mm.toFixed(1) : say(reading.state);
}

const SIGNS: Record<string, State> = { "0": "absent", "-": "absent", "<": "too_small", "+": "present", "++": "progression", "?": "not_evaluable" };

/** "12.5" is a size in mm; 0 gone, < too small to measure, + there, ++ progression, ? not evaluable. Null for anything else. */
export function readSize(typed: string, role: string): { state: State; size_mm: number | null } | null {
  const state = SIGNS[typed];
  if (state) {
    const isForOthers = state === "present" || state === "progression";
    return isForOthers && role === "target" ? null : { state, size_mm: null };
  }
  const size = Number(typed.replace(",", "."));
  return typed !== "" && Number.isFinite(size) && size > 0 && size <= 999 ? { state: "measured", size_mm: Math.round(size * 10) / 10 } : null;
}
