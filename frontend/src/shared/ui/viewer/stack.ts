/** A series as a stack of frames in reading order. */

import type { Schemas } from "./types";

export interface StackFrame {
  instance: Schemas["ImageInstance"];
  frame: number;
}

export function makeStack(instances: Schemas["ImageInstance"][]): StackFrame[] {
  return instances.flatMap((instance) => Array.from({ length: instance.n_frames ?? 1 }, (_, frame) => ({ instance, frame })));
}

export function clampIndex(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index));
}

/** The frame of another stack that shows the same level: by position in the patient, else by the same share of the way. */
export function findPartner(from: StackFrame[], index: number, to: StackFrame[]): number {
  if (to.length === 0) return 0;
  const at = from[index]?.instance.position_mm;
  const known = to.every((one) => typeof one.instance.position_mm === "number");
  if (typeof at === "number" && known) {
    let best = 0;
    to.forEach((one, i) => {
      const distance = Math.abs((one.instance.position_mm ?? 0) - at);
      if (distance < Math.abs((to[best]?.instance.position_mm ?? 0) - at)) best = i;
    });
    return best;
  }
  return clampIndex(Math.round((index / Math.max(1, from.length - 1)) * (to.length - 1)), to.length);
}

/** Frames worth having next: around the one on screen, nearest first. */
export function listAhead(index: number, length: number, reach = 6): number[] {
  const wanted: number[] = [];
  for (let step = 1; step <= reach; step += 1) {
    if (index + step < length) wanted.push(index + step);
    if (index - step >= 0) wanted.push(index - step);
  }
  return wanted;
}
