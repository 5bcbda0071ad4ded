interface WithId {
  id: number;
}

/** Chosen rows as one word of the address. */
export function joinIds(rows: readonly WithId[]): string {
  return rows.map((row) => row.id).join("-");
}

/** The rows that the address names, in its order; those that are gone are left out. */
export function pickIds<T extends WithId>(text: string | null, rows: readonly T[]): T[] {
  return (text ?? "").split("-").flatMap((id) => rows.find((row) => String(row.id) === id) ?? []);
}
