/** Offset of a zone at an instant, in minutes east of UTC. */
function offsetMin(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" }).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Math.round((Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) - Math.floor(at / 1000) * 1000) / 60_000);
}

/** Wall time of a zone as a date-time field wants it: `YYYY-MM-DDTHH:MM`. */
export function toWall(at: number, zone: string): string {
  return new Date(at + offsetMin(at, zone) * 60_000).toISOString().slice(0, 16);
}

/** The instant (ISO, UTC) of a wall time in a zone. In the hour that a clock change repeats, the first one. */
export function fromWall(wall: string, zone: string): string {
  const asUtc = Date.parse(`${wall}Z`);
  const before = asUtc - offsetMin(asUtc - 86_400_000, zone) * 60_000;
  const exact = asUtc - offsetMin(before, zone) * 60_000;
  return new Date(exact).toISOString();
}
