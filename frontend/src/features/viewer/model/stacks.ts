import type { StackFrame } from "@/shared/ui/viewer/stack";
import type { Schemas } from "@/shared/ui/viewer/types";
import { frameId } from "./addresses";
import type { Stacked } from "./link";

/** A series as it hangs in a pane: its frames in reading order, their addresses, where they lie. */
export interface HungStack extends Stacked {
  study: Schemas["StudyDetail"];
  series: Schemas["ImageSeries"];
  frames: StackFrame[];
  imageIds: string[];
}

type Facts = Record<string, unknown>;

export function factsOf(frame: StackFrame | undefined): Facts {
  return (frame?.instance.facts ?? {}) as Facts;
}

export function hangStack(root: string, study: Schemas["StudyDetail"], series: Schemas["ImageSeries"], frames: StackFrame[]): HungStack {
  const ids = frames.map(({ instance, frame }) => frameId(root, { studyUid: study.study_uid, seriesUid: series.series_uid, sopUid: instance.sop_uid }, frame));
  // The frames of a multi-frame object share its one position: no level of theirs is known.
  const levels = frames.map(({ instance }) => ((instance.n_frames ?? 1) > 1 ? null : (instance.position_mm ?? null)));
  return { study, series, frames, imageIds: ids, levels, orientation: factsOf(frames[0]).ImageOrientationPatient };
}

/** Measured where the rays meet the detector, not in the patient: lengths are larger than the body's. */
export function isAtDetector(frame: StackFrame | undefined): boolean {
  const facts = factsOf(frame);
  return !facts.PixelSpacing && Boolean(facts.ImagerPixelSpacing);
}
