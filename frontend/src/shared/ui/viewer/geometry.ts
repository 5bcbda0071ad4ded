/** Where an image lies in its pane, how long a line is, and which way is right. */

export interface View {
  /** Screen pixels an image pixel; 0 = fit the pane. */
  scale: number;
  /** Shift of the image's centre from the pane's, screen pixels. */
  dx: number;
  dy: number;
}

export const FIT: View = { scale: 0, dx: 0, dy: 0 };

export interface Placed {
  left: number;
  top: number;
  /** Screen pixels per image column and row: they differ where pixels are not square. */
  sx: number;
  sy: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

interface Grid {
  rows: number;
  columns: number;
  spacing: [number, number] | null;
}

/** Height of a pixel over its width. */
export function pixelAspect(grid: Grid): number {
  return grid.spacing ? grid.spacing[0] / grid.spacing[1] : 1;
}

export function fitScale(grid: Grid, pane: Size): number {
  return Math.min(pane.width / grid.columns, pane.height / (grid.rows * pixelAspect(grid)));
}

export function place(grid: Grid, pane: Size, view: View): Placed {
  const sx = view.scale || fitScale(grid, pane);
  const sy = sx * pixelAspect(grid);
  return { sx, sy, left: (pane.width - grid.columns * sx) / 2 + view.dx, top: (pane.height - grid.rows * sy) / 2 + view.dy };
}

export function toImage(point: Point, placed: Placed): Point {
  return { x: (point.x - placed.left) / placed.sx, y: (point.y - placed.top) / placed.sy };
}

export function toScreen(point: Point, placed: Placed): Point {
  return { x: point.x * placed.sx + placed.left, y: point.y * placed.sy + placed.top };
}

/** Zoom that keeps the image point under the pointer where it is. */
export function zoomAt(view: View, factor: number, at: Point, grid: Grid, pane: Size): View {
  const before = place(grid, pane, view);
  const fixed = toImage(at, before);
  const scale = Math.min(40, Math.max(0.05, before.sx * factor));
  const after = place(grid, pane, { ...view, scale });
  const moved = toScreen(fixed, after);
  return { scale, dx: view.dx + at.x - moved.x, dy: view.dy + at.y - moved.y };
}

/** Length of a line in mm with pixel spacing (row, column), in pixels without. */
export function measure(a: Point, b: Point, spacing: [number, number] | null): { length: number; unit: "mm" | "px" } {
  const dx = (b.x - a.x) * (spacing ? spacing[1] : 1);
  const dy = (b.y - a.y) * (spacing ? spacing[0] : 1);
  return { length: Math.hypot(dx, dy), unit: spacing ? "mm" : "px" };
}

/** Patient directions at the right and bottom edge of an axial, coronal or sagittal image (LPS axes of DICOM). */
export function edgeLetters(orientation: unknown): { left: string; right: string; top: string; bottom: string } | null {
  if (!Array.isArray(orientation) || orientation.length !== 6 || !orientation.every((v) => typeof v === "number")) return null;
  const turn = orientation as number[];
  const right = direction(turn.slice(0, 3));
  const bottom = direction(turn.slice(3));
  return { right, bottom, left: opposite(right), top: opposite(bottom) };
}

const AXES: [string, string][] = [
  ["L", "R"],
  ["P", "A"],
  ["H", "F"],
];

/** Letters of the axes that a direction points along, strongest first; weak components are left out. */
function direction(vector: number[]): string {
  return vector
    .map((value, axis) => ({ value, axis }))
    .filter(({ value }) => Math.abs(value) > 0.3)
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .map(({ value, axis }) => (AXES[axis] ?? ["", ""])[value > 0 ? 0 : 1])
    .join("");
}

function opposite(letters: string): string {
  const other: Record<string, string> = { L: "R", R: "L", A: "P", P: "A", H: "F", F: "H" };
  return [...letters].map((letter) => other[letter] ?? letter).join("");
}
