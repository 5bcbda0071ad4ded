import { useEffect, useState } from "react";

/** Whole seconds until a hold is over (`until`: real time in ms), counted every second; `onOver` once they are. */
export function useSecondsLeft(hold: { until: number } | null, onOver: () => void): [number, (seconds: number) => void] {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (!hold) return undefined;
    const timer = setInterval(() => {
      const seconds = Math.max(0, Math.round((hold.until - Date.now()) / 1000));
      setLeft(seconds);
      if (seconds === 0) onOver();
    }, 1000);
    return () => clearInterval(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a hold is counted once, whoever draws it
  }, [hold]);
  return [left, setLeft];
}
