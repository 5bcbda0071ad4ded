import { useSyncExternalStore } from "react";
import type { ServerClock } from "./session";

// The department's clock may run faster than the wall (a simulated day), so it is computed, never taken from the browser alone.
let anchor = { department: Date.now(), real: Date.now(), factor: 1, simulated: false };
let shown = anchor.department;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** Takes the server's statement of the department's time, received now. */
export function setClock(clock: ServerClock): void {
  const department = Date.parse(clock.now);
  if (Number.isNaN(department)) return;
  anchor = { department, real: Date.now(), factor: clock.factor || 1, simulated: clock.simulated };
  tick();
}

/** Department time of a real instant, both in ms since the epoch. */
export function toDepartmentTime(real: number): number {
  return anchor.department + (real - anchor.real) * anchor.factor;
}

/** Department time now, in ms since the epoch. */
export function departmentNow(): number {
  return toDepartmentTime(Date.now());
}

function tick(): void {
  shown = departmentNow();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** Department time (ms), re-rendering each real second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => shown);
}

export function clockFactor(): { factor: number; simulated: boolean } {
  return { factor: anchor.factor, simulated: anchor.simulated };
}
