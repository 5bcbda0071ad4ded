import { useEffect, useSyncExternalStore } from "react";
import type { Texts } from "../model/keptText";

/** What the columns of the desk tell each other: the text as it stands now, and words to be put into it. */

type Section = "findings" | "impression";
type Insert = (section: Section, text: string) => void;

let standing: { reportId: number; texts: Texts } | null = null;
let insert: { reportId: number; run: Insert } | null = null;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The workbench says what its text is and takes words for it, as long as it is there and may be written. */
export function useDeskText(reportId: number, texts: Texts, run: Insert | null): void {
  useEffect(() => {
    standing = { reportId, texts };
    insert = run && { reportId, run };
    tell();
  });
  useEffect(
    () => () => {
      standing = null;
      insert = null;
      tell();
    },
    [],
  );
}

/** The text being written of this report; null while nobody writes here. */
export function useTextNow(reportId: number): Texts | null {
  return useSyncExternalStore(subscribe, () => (standing?.reportId === reportId ? standing.texts : null));
}

/** Puts words into the report at the cursor; null while it cannot be written. */
export function useInsert(reportId: number): Insert | null {
  return useSyncExternalStore(subscribe, () => (insert?.reportId === reportId ? insert.run : null));
}
