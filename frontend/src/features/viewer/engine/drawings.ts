import { eventTarget, metaData } from "@cornerstonejs/core";
import { annotation as drawn, Enums, type Types } from "@cornerstonejs/tools";
import type { Measure } from "../model/measures";
import { writeUnit } from "../model/measures";
import { boxAround, planeAcross, type Plane } from "../model/plane";
import { measureOf } from "./tools";

const EVENTS = [Enums.Events.ANNOTATION_ADDED, Enums.Events.ANNOTATION_COMPLETED, Enums.Events.ANNOTATION_MODIFIED, Enums.Events.ANNOTATION_REMOVED];

type Annotation = Types.Annotation;

/** All that is drawn, in the order it was drawn. */
export function listMeasures(): Measure[] {
  return drawn.state.getAllAnnotations().flatMap((one) => readMeasure(one) ?? []);
}

/** Figures of one drawing; null for what is no measurement or has none yet. */
export function readMeasure(one: Annotation): Measure | null {
  const kind = measureOf(one.metadata?.toolName ?? "");
  const imageId = one.metadata?.referencedImageId ?? null;
  const cut = imageId ? undefined : readCut(one);
  if (!kind || !(imageId || cut) || !one.annotationUID) return null;
  const stats = Object.values((one.data as { cachedStats?: Record<string, Record<string, unknown>> }).cachedStats ?? {})[0];
  return { uid: one.annotationUID, kind, imageId, cut, ...readStats(stats), box: kind === "rectangle" && imageId ? boxOf(imageId, one.data?.handles?.points ?? []) : undefined };
}

function readCut(one: Annotation): Measure["cut"] {
  const { viewPlaneNormal: normal } = one.metadata ?? {};
  const point = one.data?.handles?.points?.[0];
  return normal && point ? { plane: planeAcross(normal), point } : undefined;
}

function boxOf(imageId: string, points: readonly (readonly number[])[]): Measure["box"] {
  const plane = planeOf(imageId);
  return plane && points.length > 0 ? boxAround(plane, points) : undefined;
}

function planeOf(imageId: string): Plane | null {
  const module = metaData.get("imagePlaneModule", imageId);
  if (!module?.rowCosines || !module.columnCosines || !module.imagePositionPatient) return null;
  return { origin: module.imagePositionPatient, row: module.rowCosines, column: module.columnCosines, spacing: [module.columnPixelSpacing || 1, module.rowPixelSpacing || 1] };
}

export function readStats(stats: Record<string, unknown> | undefined): Pick<Measure, "length" | "angle" | "area" | "mean" | "sd" | "min" | "max" | "n" | "lengthUnit" | "areaUnit" | "valueUnit"> {
  const number = (key: string) => (typeof stats?.[key] === "number" && Number.isFinite(stats[key]) ? (stats[key] as number) : undefined);
  const list = (stats?.statsArray ?? []) as { name?: string; value?: number }[];
  return {
    length: number("length"),
    angle: number("angle"),
    area: number("area"),
    mean: number("mean"),
    sd: number("stdDev"),
    min: number("min"),
    max: number("max"),
    n: list.find((one) => one.name === "count")?.value,
    lengthUnit: writeUnit(stats?.unit as string | undefined),
    areaUnit: writeUnit(stats?.areaUnit as string | undefined),
    valueUnit: writeUnit(stats?.modalityUnit as string | undefined),
  };
}

export function onDrawings(listener: () => void): () => void {
  for (const event of EVENTS) eventTarget.addEventListener(event, listener);
  return () => EVENTS.forEach((event) => eventTarget.removeEventListener(event, listener));
}

export function removeMeasure(uid: string): void {
  drawn.state.removeAnnotation(uid);
}

/** The drawing a person picked, else the last one. */
export function pickedMeasure(): string | undefined {
  const all = drawn.state.getAllAnnotations().filter((one) => measureOf(one.metadata?.toolName ?? ""));
  return drawn.selection.getAnnotationsSelected().at(-1) ?? all.at(-1)?.annotationUID;
}

/** All drawings as plain data, to keep them while this tab lives. Figures are left out: they are measured again. */
export function exportDrawings(): string {
  const plain = drawn.state.getAllAnnotations().filter((one) => measureOf(one.metadata?.toolName ?? ""));
  return JSON.stringify(plain.map((one) => ({ ...one, data: { ...one.data, cachedStats: {} }, invalidated: true, highlighted: false, isSelected: false })));
}

export function importDrawings(text: string): void {
  const present = new Set(drawn.state.getAllAnnotations().map((one) => one.annotationUID));
  for (const one of JSON.parse(text) as Annotation[]) {
    if (!present.has(one.annotationUID)) drawn.state.addAnnotation(one, one.metadata?.FrameOfReferenceUID ?? "");
  }
}

export function forgetDrawings(): void {
  drawn.state.removeAllAnnotations();
}
