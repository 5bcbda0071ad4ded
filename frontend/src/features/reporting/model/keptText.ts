import { readStored, writeStored } from "@/shared/lib/storage";

export interface Texts {
  technique: string;
  findings: string;
  impression: string;
}

export interface KeptText {
  /** Revision of the server's draft that the typing started from. */
  revision: number;
  texts: Texts;
}

const keyOf = (reportId: number) => `radflow.report.${reportId}`;

/** Keeps what is typed on this machine until the server has it: a crash loses nothing. */
export function keepText(reportId: number, revision: number, texts: Texts): void {
  writeStored(keyOf(reportId), JSON.stringify({ revision, texts }));
}

export function dropText(reportId: number): void {
  try {
    localStorage.removeItem(keyOf(reportId));
  } catch {
    // nothing was kept either
  }
}

export function readKept(reportId: number): KeptText | null {
  try {
    const kept = JSON.parse(readStored(keyOf(reportId)) ?? "null") as KeptText | null;
    return kept && typeof kept.texts?.findings === "string" ? kept : null;
  } catch {
    return null;
  }
}
