import { pick } from "@/shared/lib/localised";
import type { ReadingItem } from "../api/reading";

/** Rows in which every typed word occurs: name, record number, accession number, modality or exam. */
export function filterRows(rows: ReadingItem[], words: string, lang: string): ReadingItem[] {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return rows;
  return rows.filter(({ exam, patient }) => {
    const text = `${patient.name} ${patient.mrn} ${exam.accession} ${exam.modality} ${pick(exam.exam_type_names, lang)}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** The one after the chosen one that nobody else has; when others have all the rest, simply the next. */
export function findNext(rows: ReadingItem[], chosen: number | null, me: string | undefined): ReadingItem | undefined {
  const at = rows.findIndex((row) => row.exam.id === chosen);
  const round = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  return round.find((row) => !row.reader_id || row.reader_id === me) ?? round[0];
}
