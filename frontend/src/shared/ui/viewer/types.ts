import type { components } from "../../api/schema";

export type Schemas = components["schemas"];
export type Tool = "window" | "pan" | "zoom" | "measure";

/** A measured line, in image coordinates of one frame. */
export interface Line {
  key: string;
  a: { x: number; y: number };
  b: { x: number; y: number };
}

/** Of no exam, and not known to be of no patient. */
export const waitsForSomebody = (study: Pick<Schemas["Study"], "match">): boolean => study.match !== "matched" && study.match !== "technical";
