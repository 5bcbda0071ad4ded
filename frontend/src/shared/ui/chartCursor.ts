import { useSyncExternalStore } from "react";
import uPlot from "uplot";

/** Where the shared cursor of a group of charts stands, in seconds since the epoch; those that listen are told, nothing is drawn anew. */
const times = new Map<string, number | null>();
const listeners = new Map<string, Set<() => void>>();

export function tellCursor(key: string, time: number | null): void {
  if ((times.get(key) ?? null) === time) return;
  times.set(key, time);
  for (const hear of listeners.get(key) ?? []) hear();
}

export function useCursorTime(key: string): number | null {
  return useSyncExternalStore(
    (hear) => {
      const group = listeners.get(key) ?? new Set();
      listeners.set(key, group.add(hear));
      return () => void group.delete(hear);
    },
    () => times.get(key) ?? null,
  );
}

/** Puts the cursor of the whole group at a time, from outside the charts. */
export function moveCursor(key: string, time: number | null): void {
  for (const plot of uPlot.sync(key).plots) plot.setCursor({ left: time === null ? -10 : plot.valToPos(time, "x"), top: time === null ? -10 : 1 }, false);
  tellCursor(key, time);
}
