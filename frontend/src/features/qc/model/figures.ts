/** "12.5" of 0.125; a dash where there is no figure, never a zero. */
export function percentOf(rate: number | null | undefined): string {
  return rate === null || rate === undefined ? "–" : String(Math.round(rate * 1000) / 10);
}

/** "4.2–19.8" of an interval of rates. */
export function rangeOf(interval: number[] | null | undefined): string {
  return interval ? `${percentOf(interval[0])}–${percentOf(interval[1])}` : "–";
}
