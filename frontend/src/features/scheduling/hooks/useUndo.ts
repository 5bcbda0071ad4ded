import { useCallback, useEffect, useState } from "react";

export interface Undoable {
  appointment: number;
  text: string;
  seconds: number;
}

/** The last act with the seconds in which it can be taken back. */
export function useUndo() {
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  useEffect(() => {
    if (!undoable) return undefined;
    const timer = setTimeout(() => setUndoable(undoable.seconds > 1 ? { ...undoable, seconds: undoable.seconds - 1 } : null), 1000);
    return () => clearTimeout(timer);
  }, [undoable]);
  const offer = useCallback((appointment: number, text: string, seconds: number) => setUndoable({ appointment, text, seconds }), []);
  const clear = useCallback(() => setUndoable(null), []);
  return { undoable, offer, clear };
}
