/** Bookings whose exam has not begun. */
export const WAITING = new Set(["booked", "arrived", "preparing"]);

interface Row {
  id: number;
  device_code: string | null;
}

interface Item {
  kind: string;
  resource_id: number;
  status: string;
  starts_at: string;
}

/** By device code: the earliest start of a booking whose exam has not begun, also one that is late. */
export function findNextExams(rows: readonly Row[], items: readonly Item[]): Map<string, string> {
  const codes = new Map(rows.map((row) => [row.id, row.device_code]));
  const next = new Map<string, string>();
  for (const item of items) {
    const code = codes.get(item.resource_id);
    if (item.kind !== "appointment" || !WAITING.has(item.status) || !code) continue;
    const known = next.get(code);
    if (!known || Date.parse(item.starts_at) < Date.parse(known)) next.set(code, item.starts_at);
  }
  return next;
}
