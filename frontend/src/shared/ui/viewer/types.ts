import type { components } from "../../api/schema";

export type Schemas = components["schemas"];
export type Tool = "window" | "pan" | "zoom" | "measure";

/** A measured line, in image coordinates of one frame. */
export interface Line {
  key: string;
  a: { x: number; y: number };
  b: { x: number; y: number };
}
