/** Keys of the viewer, by what they do. Single letters never act in fields and can be switched off; the `?` overlay lists them all. */
export const KEYS = {
  next: "ArrowDown",
  previous: "ArrowUp",
  forward: "PageDown",
  back: "PageUp",
  first: "Home",
  last: "End",
  seriesNext: "ArrowRight",
  seriesPrevious: "ArrowLeft",
  pane: "X",
  window: "W",
  zoom: "Z",
  pan: "P",
  scroll: "S",
  cross: "C",
  length: "L",
  angle: "A",
  rectangle: "R",
  ellipse: "E",
  outline: "O",
  removeMeasure: "Delete",
  invert: "I",
  turn: "T",
  flipH: "H",
  flipV: "V",
  fit: "0",
  cine: "Space",
  key: "K",
  link: "Y",
  reformat: "M",
  layout1: "Alt+1",
  layout2: "Alt+2",
  layout4: "Alt+4",
  zoomIn: "+",
  zoomOut: "-",
} as const;

export type KeyAct = keyof typeof KEYS;

/** A window preset has the digit of its place. */
export function presetKey(place: number): string {
  return String(place + 1);
}

/** Printed on a control: "Alt 1", "Del". */
export function printKey(act: KeyAct): string {
  return KEYS[act].replace("Delete", "Del").replace(/(?<=.)\+/g, " ");
}
