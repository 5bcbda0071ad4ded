/** A share in percent; without anything to divide by there is no figure. */
export function sayShare(share: { value: number | null }): string {
  return share.value === null ? "–" : `${(share.value * 100).toFixed(1)} %`;
}

/** Minutes, or hours from three hours on. */
export function sayMinutes(minutes: number | null): string {
  if (minutes === null) return "–";
  return minutes < 180 ? `${Math.round(minutes)} min` : `${(minutes / 60).toFixed(1)} h`;
}
