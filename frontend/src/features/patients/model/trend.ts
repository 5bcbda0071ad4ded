export interface Value {
  code: string;
  taken_at: string;
  value?: number | null;
}

/** Rows by code, each group newest first; groups by their newest value. */
export function groupByCode<Row extends Value>(rows: Row[]): { code: string; rows: Row[] }[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows.toSorted((a, b) => Date.parse(b.taken_at) - Date.parse(a.taken_at))) {
    groups.set(row.code, [...(groups.get(row.code) ?? []), row]);
  }
  return [...groups].map(([code, members]) => ({ code, rows: members }));
}
