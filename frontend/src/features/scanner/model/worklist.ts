import type { components } from "@/shared/api/schema";

export type ScannerCard = components["schemas"]["ScannerCard"];

const OVER = new Set(["acquired", "reported", "delivered", "discontinued"]);

export function isOver(card: ScannerCard): boolean {
  return OVER.has(card.exam.state);
}

/** Who is shown first: the chosen one, else whoever is in the scanner, else the first who waits. */
export function chooseCard(cards: readonly ScannerCard[], chosen: number | null): ScannerCard | null {
  return cards.find((card) => card.exam.id === chosen) ?? cards.find((card) => card.exam.state === "in_progress") ?? cards.find((card) => !isOver(card)) ?? null;
}

/** The patient behind a wristband or slip: record number or accession, exactly. */
export function findByCode(cards: readonly ScannerCard[], code: string): ScannerCard | null {
  const wanted = code.trim().toUpperCase();
  if (!wanted) return null;
  return cards.find((card) => card.exam.patient.mrn.toUpperCase() === wanted || card.exam.accession.toUpperCase() === wanted) ?? null;
}

/** What a scanned wristband says about the patient on the screen. */
export function matchIdentity(card: ScannerCard, code: string): "same" | "other" {
  return findByCode([card], code) ? "same" : "other";
}
