/** What a drawn measurement says: rows for the list and lines beside the drawing. */

import type { PlaneOfBody, Vector } from "./plane";

export type MeasureKind = "length" | "angle" | "rectangle" | "ellipse" | "outline";

export interface Measure {
  uid: string;
  kind: MeasureKind;
  /** The image it was drawn on; null for one drawn in a plane through the volume. */
  imageId: string | null;
  /** Which plane through the patient, and a point of it (mm). */
  cut?: { plane: PlaneOfBody | null; point: Vector };
  length?: number;
  angle?: number;
  area?: number;
  mean?: number;
  sd?: number;
  min?: number;
  max?: number;
  /** Pixels whose centre lies inside. */
  n?: number;
  /** First and last column and row covered, counted from 0. */
  box?: [number, number, number, number];
  lengthUnit: string;
  areaUnit: string;
  valueUnit: string;
}

export interface Words {
  mean: string;
  sd: string;
  min: string;
  max: string;
  area: string;
  atDetector: string;
}

const minus = (text: string) => text.replace("-", "−");

/** Two digits below 100, one above: as exact as pixels allow and no more. */
export function writeNumber(value: number): string {
  return minus(value.toFixed(Math.abs(value) < 100 ? 2 : 1));
}

/** The unit as people write it; what the library marks as calibrated otherwise keeps its mark. */
export function writeUnit(unit: string | undefined): string {
  return (unit ?? "").replace("mm\u00B2", "mm²").trim();
}

/** Lines of one measurement, main figure first. */
export function writeMeasure(one: Measure, words: Words, atDetector: boolean): string[] {
  const note = atDetector ? ` ${words.atDetector}` : "";
  if (one.length !== undefined) return [`${writeNumber(one.length)} ${one.lengthUnit}${note}`];
  if (one.angle !== undefined) return [`${writeNumber(one.angle)}°`];
  const lines: string[] = [];
  const value = (label: string, figure: number | undefined) => figure !== undefined && `${label} ${writeNumber(figure)}${one.valueUnit ? ` ${one.valueUnit}` : ""}`;
  const push = (line: string | false) => line && lines.push(line);
  push(value(words.mean, one.mean));
  push(value(words.sd, one.sd));
  if (one.min !== undefined && one.max !== undefined) push(`${words.min} ${writeNumber(one.min)}  ${words.max} ${writeNumber(one.max)}`);
  if (one.area !== undefined) push(`${words.area} ${writeNumber(one.area)} ${one.areaUnit}${note}${one.n === undefined ? "" : `  n ${one.n}`}`);
  return lines;
}
