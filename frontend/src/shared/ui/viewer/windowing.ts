/** Stored values to grey levels: modality slope and intercept, then the linear window of PS3.3 C.11.2.1.2. */

export type FrameKind = "u1" | "i1" | "u2" | "i2" | "f4" | "rgb";

/** What the header `X-Frame` says of a frame. */
export interface FrameFacts {
  kind: FrameKind;
  rows: number;
  columns: number;
  slope: number;
  intercept: number;
  windows: [number, number][];
  spacing: [number, number] | null;
  spacing_kind: "" | "patient" | "detector";
  is_inverted: boolean;
  low: number;
  high: number;
  unit: string;
}

export interface Frame extends FrameFacts {
  values: Uint8Array | Int8Array | Uint16Array | Int16Array | Float32Array;
}

export interface WindowLevel {
  center: number;
  width: number;
}

/** Values of a fetched frame. Little-endian, as every browser's typed arrays are today. */
export function readFrame(facts: FrameFacts, data: ArrayBuffer): Frame {
  const values = {
    u1: () => new Uint8Array(data),
    i1: () => new Int8Array(data),
    u2: () => new Uint16Array(data),
    i2: () => new Int16Array(data),
    f4: () => new Float32Array(data),
    rgb: () => new Uint8Array(data),
  }[facts.kind]();
  return { ...facts, values };
}

/** The window an image opens with: its own, else the full range of its values. */
export function firstWindow(frame: FrameFacts): WindowLevel {
  const own = frame.windows[0];
  if (own) return { center: own[0], width: own[1] };
  const width = Math.max(1, frame.high - frame.low);
  return { center: frame.low + width / 2, width };
}

/** One output value (0..255) of the linear window function. */
export function applyWindow(value: number, { center, width }: WindowLevel): number {
  if (width <= 1) return value <= center - 0.5 ? 0 : 255;
  const scaled = ((value - (center - 0.5)) / (width - 1) + 0.5) * 255;
  return scaled <= 0 ? 0 : scaled >= 255 ? 255 : Math.round(scaled);
}

/** Grey levels as RGBA, white and black swapped for MONOCHROME1 and again when a person inverts. */
export function paint(frame: Frame, window: WindowLevel, inverted: boolean, into: Uint8ClampedArray): void {
  const { values, kind } = frame;
  if (kind === "rgb") {
    for (let at = 0, from = 0; at < into.length; at += 4, from += 3) {
      for (let c = 0; c < 3; c += 1) into[at + c] = inverted ? 255 - (values[from + c] ?? 0) : (values[from + c] ?? 0);
      into[at + 3] = 255;
    }
    return;
  }
  const flip = frame.is_inverted !== inverted;
  const level = levels(frame, window, flip);
  for (let at = 0, from = 0; at < into.length; at += 4, from += 1) {
    const grey = level(values[from] ?? 0);
    into[at] = grey;
    into[at + 1] = grey;
    into[at + 2] = grey;
    into[at + 3] = 255;
  }
}

function levels(frame: Frame, window: WindowLevel, flip: boolean): (stored: number) => number {
  const one = (stored: number) => {
    const grey = applyWindow(stored * frame.slope + frame.intercept, window);
    return flip ? 255 - grey : grey;
  };
  if (frame.kind === "f4") return one;
  const offset = frame.kind === "i2" ? 32768 : frame.kind === "i1" ? 128 : 0;
  const table = new Uint8Array(frame.kind === "u2" || frame.kind === "i2" ? 65536 : 256);
  for (let at = 0; at < table.length; at += 1) table[at] = one(at - offset);
  return (stored) => table[stored + offset] ?? 0;
}

/** A drag of the mouse changes the window in proportion to the range of the image: right = wider, down = darker. */
export function dragWindow(start: WindowLevel, dx: number, dy: number, frame: FrameFacts): WindowLevel {
  const step = Math.max(0.25, Math.min(4, (frame.high - frame.low) / 1024));
  return { center: Math.round((start.center + dy * step) * 10) / 10, width: Math.max(1, Math.round((start.width + dx * step) * 10) / 10) };
}
