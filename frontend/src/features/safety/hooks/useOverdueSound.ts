import { useEffect, useRef } from "react";
import { announceCall } from "@/shared/lib/chime";
import { useNow } from "@/shared/session/clock";
import { listOverdue, type LaneCard } from "../model/lanes";

/** One chime when a clock turns red; the same clock is heard once. */
export function useOverdueSound(cards: readonly LaneCard[] | undefined): void {
  const now = useNow();
  const heard = useRef<Set<string> | null>(null);
  useEffect(() => {
    if (!cards) return;
    const over = listOverdue(cards, now);
    const before = heard.current;
    // what was red when the page opened is seen, not heard
    if (before !== null && over.some((key) => !before.has(key))) announceCall();
    heard.current = new Set(over);
  }, [cards, now]);
}
