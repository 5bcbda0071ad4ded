import { useCallback } from "react";
import { useSearchParams } from "react-router";

/** What the address says, and a way to change some of it: an empty word is taken away, all others stay. */
export function useAddress(): [URLSearchParams, (change: Record<string, string>) => void] {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (words: Record<string, string>) =>
      setParams((before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(words)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      }),
    [setParams],
  );
  return [params, change];
}
