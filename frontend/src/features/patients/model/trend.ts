export interface Value {
  code: string;
  taken_at: string;
  value?: number | null;
  retracted_at?: string | null;
}

/** Rows by code, each group newest first and what was retracted last; groups by their newest value. Rows of one moment stay in order. */
export function groupByCode<Row extends Value>(rows: Row[]): { code: string; rows: Row[] }[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows.toSorted((a, b) => Date.parse(b.taken_at) - Date.parse(a.taken_at))) {
    groups.set(row.code, [...(groups.get(row.code) ?? []), row]);
  }
  return [...groups].map(([code, members]) => ({ code, rows: members.toSorted((a, b) => Number(Boolean(a.retracted_at)) - Number(Boolean(b.retracted_at))) }));
}
