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
