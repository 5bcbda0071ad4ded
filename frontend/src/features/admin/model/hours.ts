/** Working hours of a day: pairs of minutes since midnight. */
export type DayHours = [number, number][];

const DAY_MIN = 24 * 60;

function printMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

/** "08:00-12:00, 13:30-17:30"; "" for a closed day. */
export function printHours(day: DayHours): string {
  return day.map(([start, end]) => `${printMinute(start)}-${printMinute(end)}`).join(", ");
}

/** Reads what printHours writes; null when it is no list of rising, separate spans. */
export function parseHours(text: string): DayHours | null {
  if (!text.trim()) return [];
  const day: DayHours = [];
  for (const part of text.split(/[,，]/)) {
    const match = part.trim().match(/^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/);
    if (!match) return null;
    const [h1, m1, h2, m2] = match.slice(1).map(Number) as [number, number, number, number];
    const span: [number, number] = [h1 * 60 + m1, h2 * 60 + m2];
    const previousEnd = day.at(-1)?.[1] ?? 0;
    if (m1 > 59 || m2 > 59 || span[0] >= span[1] || span[1] > DAY_MIN || span[0] < previousEnd) return null;
    day.push(span);
  }
  return day;
}
