/** Which image of a linked pane belongs to the one just shown. */

export interface Stacked {
  /** Place of each image along the slice normal in mm, null where the geometry is not known. */
  levels: (number | null)[];
  /** Image orientation of the first image, as DICOM writes it: six cosines. */
  orientation: unknown;
}

type Levels = (number | null)[];

function nearest(levels: Levels, at: number): number {
  let best = 0;
  for (let i = 1; i < levels.length; i += 1) {
    if (Math.abs((levels[i] ?? 0) - at) < Math.abs((levels[best] ?? 0) - at)) best = i;
  }
  return best;
}

const isPlaced = (levels: Levels) => levels.length > 0 && levels.every((one) => typeof one === "number");

function normalOf(orientation: unknown): [number, number, number] | null {
  if (!Array.isArray(orientation) || orientation.length !== 6) return null;
  const [a, b, c, d, e, f] = orientation.map(Number) as [number, number, number, number, number, number];
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}

/** Cut in the same plane, within about 8 degrees; unknown planes are taken to be. */
export function isParallel(one: unknown, other: unknown): boolean {
  const [a, b] = [normalOf(one), normalOf(other)];
  if (!a || !b) return true;
  return Math.abs(a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) > 0.99;
}

/** Distance in mm from one pane's level to another's when they were linked; 0 where either has no geometry. */
export function offsetOf(from: Stacked, index: number, to: Stacked, partner: number): number {
  if (!isPlaced(from.levels) || !isPlaced(to.levels)) return 0;
  return (to.levels[partner] ?? 0) - (from.levels[index] ?? 0);
}

/** The partner of `index`: the nearest level in mm (plus the offset they were linked at), else the same share of the way; null for another plane. */
export function partnerOf(from: Stacked, index: number, to: Stacked, offset = 0): number | null {
  if (to.levels.length === 0 || !isParallel(from.orientation, to.orientation)) return null;
  const at = from.levels[index];
  if (typeof at === "number" && isPlaced(from.levels) && isPlaced(to.levels)) return nearest(to.levels, at + offset);
  const share = from.levels.length > 1 ? index / (from.levels.length - 1) : 0;
  return Math.round(share * (to.levels.length - 1));
}
