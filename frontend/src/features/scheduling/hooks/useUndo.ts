import { useCallback, useEffect, useState } from "react";

const REFUSAL_S = 6;

export interface Undoable {
  appointment: number;
  /** What was touched with it: the members of a visit, or the later ones of a series. */
  also?: { visit: number } | "following";
  text: string;
  seconds: number;
  /** Why it could not be taken back. */
  refusal?: Error;
}

/** The last act with the seconds in which it can be taken back; a refused undo stays long enough to be read. */
export function useUndo() {
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  useEffect(() => {
    if (!undoable) return undefined;
    const timer = setTimeout(() => setUndoable(undoable.seconds > 1 ? { ...undoable, seconds: undoable.seconds - 1 } : null), 1000);
    return () => clearTimeout(timer);
  }, [undoable]);
  const offer = useCallback((appointment: number, text: string, seconds: number, also?: Undoable["also"]) => setUndoable({ appointment, text, seconds, also }), []);
  const clear = useCallback(() => setUndoable(null), []);
  const refuse = useCallback((refusal: Error) => setUndoable((before) => before && { ...before, seconds: REFUSAL_S, refusal }), []);
  return { undoable, offer, clear, refuse };
}
