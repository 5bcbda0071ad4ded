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

type Coded = { accession: string; patient: { mrn: string } };

/** Whether a wristband or slip is this exam's: record number or accession, exactly. */
export function isOf(exam: Coded, code: string): boolean {
  const wanted = code.trim().toUpperCase();
  return wanted !== "" && [exam.patient.mrn, exam.accession].some((known) => known.toUpperCase() === wanted);
}

/** The patient behind a wristband or slip. */
export function findByCode(cards: readonly ScannerCard[], code: string): ScannerCard | null {
  return cards.find((card) => isOf(card.exam, code)) ?? null;
}

/** Whoever is to be called next: the first with a number who is here and does not lie in the scanner. The server's order is kept. */
export function nextToCall<T extends { exam_id: number }>(cards: readonly ScannerCard[], tickets: readonly T[], current: number | null): { card: ScannerCard; ticket: T } | null {
  for (const card of cards) {
    const ticket = tickets.find((row) => row.exam_id === card.exam.id);
    if (ticket && card.exam.id !== current && ["arrived", "ready"].includes(card.exam.state)) return { card, ticket };
  }
  return null;
}
