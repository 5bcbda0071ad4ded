import type { QueueRow } from "../api/types";

/** Whole minutes, never below zero: a time that has passed means "any moment". */
export function minutesUntil(at: string, now: number): number {
  return Math.max(0, Math.round((Date.parse(at) - now) / 60_000));
}

/** Those of a scanner and those of its modality who may go to any; the whole queue without one. */
export function rowsOf(rows: QueueRow[], scanner: string): QueueRow[] {
  if (!scanner) return rows;
  const modality = rows.find((row) => row.resource_code === scanner)?.modality;
  return rows.filter((row) => row.resource_code === scanner || (row.resource_code === "" && row.modality === modality));
}

/** The letters of a ticket: CT is A, whoever goes first has a section of their own. */
export function sectionOf(row: Pick<QueueRow, "label">): string {
  return row.label.replace(/\d+$/, "");
}

export function listSections(rows: QueueRow[]): string[] {
  return [...new Set(rows.map(sectionOf))].toSorted((a, b) => a.localeCompare(b));
}

export function listScanners(rows: QueueRow[]): string[] {
  return [...new Set(rows.map((row) => row.resource_code))].filter(Boolean).toSorted((a, b) => a.localeCompare(b));
}
