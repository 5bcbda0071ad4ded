import { useEffect, useRef, type RefObject } from "react";

/** Pointer and wheel on the image. Not React's: its wheel handlers are passive, and the page would scroll under the stack. */
export function useHands(host: RefObject<HTMLDivElement | null>, choose: () => void, turn: (step: number, isZoom: boolean) => void): void {
  const latest = useRef({ choose, turn });
  useEffect(() => {
    latest.current = { choose, turn };
  });
  useEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    element.addEventListener("pointerdown", () => latest.current.choose(), { capture: true, signal });
    element.addEventListener("contextmenu", (event) => event.preventDefault(), { signal });
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      if (event.deltaY !== 0) latest.current.turn(event.deltaY > 0 ? 1 : -1, event.ctrlKey);
    };
    element.addEventListener("wheel", onWheel, { passive: false, signal });
    return () => stop.abort();
  }, [host]);
}
