import { useEffect, useState } from "react";
import { exportDrawings, forgetDrawings, importDrawings, listMeasures, onDrawings } from "../engine/drawings";
import type { Measure } from "../model/measures";

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Whether it could be kept: a full or forbidden store says no. */
function write(key: string, text: string): boolean {
  try {
    sessionStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** Measurements on the screen, kept in this tab until it is closed; never sent anywhere. */
export function useKeptDrawings(key: string): { measures: Measure[]; isKept: boolean } {
  const [measures, setMeasures] = useState<Measure[]>([]);
  const [isKept, setKept] = useState(true);
  useEffect(() => {
    const before = read(key);
    if (before) importDrawings(before);
    let due = 0;
    const update = () => {
      cancelAnimationFrame(due);
      due = requestAnimationFrame(() => {
        setMeasures(listMeasures());
        setKept(write(key, exportDrawings()));
      });
    };
    update();
    const stop = onDrawings(update);
    return () => {
      stop();
      cancelAnimationFrame(due);
      write(key, exportDrawings());
      forgetDrawings();
    };
  }, [key]);
  return { measures, isKept };
}
