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

// By person: on a shared machine nobody is offered what another one typed.
const keyOf = (reportId: number, ownerId: string) => `radflow.report.${reportId}.${ownerId}`;

/** Keeps what is typed on this machine until the server has it: a crash loses nothing. */
export function keepText(reportId: number, ownerId: string, revision: number, texts: Texts): void {
  writeStored(keyOf(reportId, ownerId), JSON.stringify({ revision, texts }));
}

export function dropText(reportId: number, ownerId: string): void {
  try {
    localStorage.removeItem(keyOf(reportId, ownerId));
  } catch {
    // nothing was kept either
  }
}

export function readKept(reportId: number, ownerId: string): KeptText | null {
  try {
    const kept = JSON.parse(readStored(keyOf(reportId, ownerId)) ?? "null") as KeptText | null;
    return kept && typeof kept.texts?.findings === "string" ? kept : null;
  } catch {
    return null;
  }
}
