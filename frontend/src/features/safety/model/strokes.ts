export type Point = [number, number];
export type Stroke = Point[];

/** The server takes no more; a longer signature goes on without its last points. */
export const MOST_STROKES = 120;
export const MOST_POINTS = 600;
const NEAREST = 4;

/** Adds a point to the last stroke, on whole numbers inside the pad, unless it is hardly another one. */
export function addPoint(strokes: Stroke[], [x, y]: Point): Stroke[] {
  const last = strokes.at(-1);
  if (!last || strokes.length > MOST_STROKES || last.length >= MOST_POINTS) return strokes.slice(0, MOST_STROKES);
  const point: Point = [clamp(x), clamp(y)];
  const before = last.at(-1);
  if (before && Math.hypot(before[0] - point[0], before[1] - point[1]) < NEAREST) return strokes;
  return [...strokes.slice(0, -1), [...last, point]];
}

/** As the path of an SVG; a lone point is a dot. */
export function drawStrokes(strokes: readonly Stroke[]): string {
  return strokes
    .filter((stroke) => stroke.length > 0)
    .map((stroke) => `M${stroke.map((point) => point.join(" ")).join("L")}${stroke.length === 1 ? "h1" : ""}`)
    .join("");
}

function clamp(value: number): number {
  return Math.min(1000, Math.max(0, Math.round(value)));
}
