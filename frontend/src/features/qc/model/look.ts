export interface Window {
  code: string;
  name: Record<string, string>;
  center: number;
  width: number;
}

/** How pictures are looked at: under a named window, or wider and brighter than their own spread. */
export interface Look {
  window: Window | null;
  gain: number;
  shift: number;
}

export const AUTOMATIC: Look = { window: null, gain: 1, shift: 0 };
const GAIN: [number, number] = [0.05, 20];
const SHIFT: [number, number] = [-5, 5];
const clamp = (value: number, [low, high]: [number, number]) => Math.min(high, Math.max(low, value));

/** Drags and keys: to the right wider, down darker. A named window is moved in its own values. */
export function adjust(look: Look, wider: number, darker: number): Look {
  const factor = Math.exp(wider);
  if (look.window) {
    const { center, width } = look.window;
    return { ...look, window: { ...look.window, center: Math.round(center + darker * width), width: Math.max(1, Math.round(width * factor)) } };
  }
  return { ...look, gain: clamp(Math.round(look.gain * factor * 1000) / 1000, GAIN), shift: clamp(Math.round((look.shift - darker) * 1000) / 1000, SHIFT) };
}

/** The address of a picture looked at like that. */
export function lookAt(address: string, look: Look): string {
  if (look.window) return `${address}?center=${look.window.center}&width=${look.window.width}`;
  return look.gain === 1 && look.shift === 0 ? address : `${address}?gain=${look.gain}&shift=${look.shift}`;
}
