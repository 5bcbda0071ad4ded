import { measure, toScreen, type Placed, type Size } from "./geometry";
import type { Line } from "./types";
import { paint, type Frame, type WindowLevel } from "./windowing";

/** A frame as grey levels, made again only when window or inversion changed. */
export class Raster {
  readonly canvas = document.createElement("canvas");
  private made = "";
  private frame: Frame | null = null;

  draw(frame: Frame, window: WindowLevel, inverted: boolean): HTMLCanvasElement {
    const key = `${window.center}/${window.width}/${inverted}`;
    if (this.frame === frame && this.made === key) return this.canvas;
    this.canvas.width = frame.columns;
    this.canvas.height = frame.rows;
    const context = this.canvas.getContext("2d");
    if (context) {
      const image = context.createImageData(frame.columns, frame.rows);
      paint(frame, window, inverted, image.data);
      context.putImageData(image, 0, 0);
    }
    this.frame = frame;
    this.made = key;
    return this.canvas;
  }
}

/** Black, the image, the lines. Sizes are CSS pixels; `ratio` is that of the screen. */
export function drawPane(target: HTMLCanvasElement, size: Size, ratio: number, raster: HTMLCanvasElement, placed: Placed): CanvasRenderingContext2D | null {
  target.width = Math.max(1, Math.round(size.width * ratio));
  target.height = Math.max(1, Math.round(size.height * ratio));
  const context = target.getContext("2d");
  if (!context) return null;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = "#000";
  context.fillRect(0, 0, size.width, size.height);
  context.imageSmoothingEnabled = placed.sx < 4;
  context.imageSmoothingQuality = "high";
  context.drawImage(raster, placed.left, placed.top, raster.width * placed.sx, raster.height * placed.sy);
  return context;
}

export function drawLines(context: CanvasRenderingContext2D, lines: Line[], frame: Frame, placed: Placed, note: string): void {
  context.font = "600 13px system-ui, sans-serif";
  context.lineWidth = 1.5;
  for (const line of lines) {
    const a = toScreen(line.a, placed);
    const b = toScreen(line.b, placed);
    const { length, unit } = measure(line.a, line.b, frame.spacing);
    context.strokeStyle = "#ffc53d";
    context.beginPath();
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
    for (const end of [a, b]) {
      context.moveTo(end.x - 4, end.y);
      context.lineTo(end.x + 4, end.y);
      context.moveTo(end.x, end.y - 4);
      context.lineTo(end.x, end.y + 4);
    }
    context.stroke();
    const text = `${length.toFixed(1)} ${unit}${frame.spacing_kind === "detector" ? ` ${note}` : ""}`;
    context.strokeStyle = "#000";
    context.lineWidth = 3;
    context.strokeText(text, b.x + 8, b.y - 6);
    context.fillStyle = "#ffc53d";
    context.fillText(text, b.x + 8, b.y - 6);
    context.lineWidth = 1.5;
  }
}
