const PAUSE_MS = 1200;
const LONGEST_MS = 4000;

/** Milliseconds until the next save: after a pause in typing, but one who never pauses is saved every few seconds too. */
export function waitBeforeSave(unsavedMs: number): number {
  return Math.max(0, Math.min(PAUSE_MS, LONGEST_MS - unsavedMs));
}
