import { useEffect, useRef } from "react";

/** Runs `step` so many times a second while playing; a slow drawing skips beats and never piles them up. */
export function useCine(isPlaying: boolean, perSecond: number, step: () => void): void {
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => latest.current(), 1000 / perSecond);
    return () => clearInterval(timer);
  }, [isPlaying, perSecond]);
}
