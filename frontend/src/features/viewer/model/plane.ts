/** Places in the patient against columns and rows of an image. */

export type Vector = readonly number[];

export type PlaneOfBody = "axial" | "sagittal" | "coronal";

/** The plane that this line stands upright on; null for a slanted one. */
export function planeAcross(normal: Vector): PlaneOfBody | null {
  const planes: PlaneOfBody[] = ["sagittal", "coronal", "axial"];
  return planes.find((_, axis) => Math.abs(normal[axis] ?? 0) > 0.999) ?? null;
}

const AXIS: Record<PlaneOfBody, number> = { sagittal: 0, coronal: 1, axial: 2 };
const SIDES: Record<PlaneOfBody, readonly [string, string]> = { sagittal: ["L", "R"], coronal: ["P", "A"], axial: ["S", "I"] };

/** Where a plane through this point cuts the body, mm to the left, to the back or upwards. */
export const depthOf = (plane: PlaneOfBody, point: Vector): number => point[AXIS[plane]] ?? 0;

/** As the rooms write it: a side and a distance from the scanner's zero. */
export const writeDepth = (plane: PlaneOfBody, depth: number): string => `${SIDES[plane][depth < 0 ? 1 : 0]} ${Math.abs(depth).toFixed(1)} mm`;

/** A press that hardly moved; further is a drag of a line. */
export function isClick(from: readonly [number, number], to: readonly [number, number]): boolean {
  return Math.hypot(to[0] - from[0], to[1] - from[1]) <= 3;
}

export interface Plane {
  /** Centre of the first pixel, mm. */
  origin: Vector;
  /** Direction along a row, then down a column. */
  row: Vector;
  column: Vector;
  /** Distance between columns, then between rows, mm. */
  spacing: readonly [number, number];
}

const dot = (a: Vector, b: Vector) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** Column and row of a point, counted from 0 at the centre of the first pixel. */
export function indexOf(plane: Plane, point: Vector): [number, number] {
  const from = point.map((value, i) => value - (plane.origin[i] ?? 0));
  return [dot(from, plane.row) / plane.spacing[0], dot(from, plane.column) / plane.spacing[1]];
}

/** First and last column, first and last row whose centres lie between the points. */
export function boxAround(plane: Plane, points: readonly Vector[]): [number, number, number, number] {
  const at = points.map((point) => indexOf(plane, point));
  const xs = at.map(([x]) => x);
  const ys = at.map(([, y]) => y);
  return [Math.ceil(Math.min(...xs)), Math.floor(Math.max(...xs)), Math.ceil(Math.min(...ys)), Math.floor(Math.max(...ys))];
}
