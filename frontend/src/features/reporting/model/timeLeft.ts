/** Minutes until `dueAt`, rounded towards what is still left; negative when it is over. Null without a due time. */
export function minutesLeft(dueAt: string | null, now: number): number | null {
  if (!dueAt) return null;
  return Math.floor((Date.parse(dueAt) - now) / 60_000);
}

/** "18", "0:52", "21:30": minutes alone under half an hour, else hours and minutes; days beyond 48 h. */
export function printLeft(minutes: number): { shape: "minutes" | "clock" | "days"; text: string } {
  const size = Math.abs(minutes);
  if (size < 30) return { shape: "minutes", text: String(size) };
  if (size >= 48 * 60) return { shape: "days", text: String(Math.floor(size / 1440)) };
  return { shape: "clock", text: `${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}` };
}
