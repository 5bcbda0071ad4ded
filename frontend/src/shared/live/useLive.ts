import { useEffect, useReducer, useSyncExternalStore } from "react";
import { live, type LinkState } from "./client";
import type { ServerFrame } from "./frames";

export interface LiveValue<T> {
  /** Last state; null until the first snapshot. */
  data: T | null;
  /** True when the connection is lost or the state is being asked for again: show it grey, with `asOf`. */
  stale: boolean;
  /** Server time (ISO) of the last frame. */
  asOf: string | null;
}

interface Kept<T> {
  topic: string | null;
  data: T | null;
  gap: boolean;
  asOf: string | null;
}

type Merge<T> = (state: T, frame: ServerFrame) => T;

/** Default merge: the hub's deltas over `{items: {[key]: row}}` and plain objects (docs/live.md). */
export function mergeDelta<T>(state: T, frame: ServerFrame): T {
  const delta = frame.data;
  if (!state || typeof state !== "object" || !delta || typeof delta !== "object") return state;
  const { upsert, remove, ...rest } = delta as { upsert?: Record<string, unknown>; remove?: string[] };
  const next = { ...state, ...rest } as Record<string, unknown>;
  if (upsert || remove) {
    const items: Record<string, unknown> = { ...(state as { items?: Record<string, unknown> }).items, ...upsert };
    for (const key of remove ?? []) delete items[key];
    next.items = items;
  }
  return next as T;
}

/**
 * State of a live topic: snapshot, then deltas folded in by `merge`. A null topic subscribes nothing.
 * `merge` must be a constant function (declare it outside the component).
 */
export function useLive<T>(topic: string | null, merge: Merge<T> = mergeDelta): LiveValue<T> {
  const [kept, hear] = useReducer((before: Kept<T>, frame: ServerFrame): Kept<T> => {
    if (frame.type === "gap") return { ...before, gap: true };
    if (frame.type === "snapshot") return { topic: frame.topic, data: frame.data as T, gap: false, asOf: frame.ts };
    if (before.data === null || before.topic !== frame.topic) return before;
    return { ...before, data: merge(before.data, frame), asOf: frame.ts };
  }, EMPTY as Kept<T>);
  useEffect(() => (topic === null ? undefined : live.subscribe(topic, hear)), [topic]);
  const link = useLink();
  const current = kept.topic === topic ? kept : (EMPTY as Kept<T>);
  return { data: current.data, stale: link !== "open" || current.gap || current.data === null, asOf: current.asOf };
}

const EMPTY: Kept<never> = { topic: null, data: null, gap: false, asOf: null };

/** Calls back on each frame of a topic, for those that refetch instead of folding. */
export function useLiveFrames(topic: string | null, onFrame: (frame: ServerFrame) => void): void {
  useEffect(() => (topic === null ? undefined : live.subscribe(topic, onFrame)), [topic, onFrame]);
}

export function useLink(): LinkState {
  return useSyncExternalStore(live.onLink, live.getLink);
}
