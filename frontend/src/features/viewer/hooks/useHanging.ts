import { useCallback, useState } from "react";
import type { Schemas } from "@/shared/ui/viewer/types";
import { useStudy } from "@/shared/ui/viewer/useStudy";
import { activate, bySize, comparePrior, openStudy, put, setLayout, stepSeries, type Hung, type Layout } from "../model/hanging";

type Study = Schemas["StudyDetail"];

/** What hangs where, with the study beside it: series of both can be put in any pane. */
export function useHanging(study: Study) {
  const [hanging, setHanging] = useState(() => openStudy(study.id, study.series));
  const [priorId, setPriorId] = useState<number | null>(null);
  const prior = useStudy(priorId).data;
  const [compared, setCompared] = useState<number | null>(null);
  if (prior && priorId !== null && compared !== priorId && prior.id === priorId) {
    setCompared(priorId);
    const modality = study.series.find((one) => one.id === hanging.panes[0]?.seriesId)?.modality;
    setHanging((before) => comparePrior(before, prior, modality));
  }
  const seriesOf = (studyId: number | undefined) => (studyId === prior?.id ? (prior?.series ?? []) : study.series);
  const candidates = (): Hung[] => bySize(study.series).map((one) => ({ studyId: study.id, seriesId: one.id }));
  return {
    hanging,
    prior: priorId === null ? undefined : prior,
    priorId,
    choosePrior: (id: number | null) => {
      setPriorId(id);
      setCompared(null);
      if (id === null) setHanging((before) => ({ ...before, panes: before.panes.map((one) => (one && one.studyId !== study.id ? null : one)) }));
    },
    activate: useCallback((at: number) => setHanging((before) => (before.active === at ? before : activate(before, at))), []),
    hang: (hung: Hung) => setHanging((before) => put(before, before.active, hung)),
    layOut: (layout: Layout) => setHanging((before) => setLayout(before, layout, candidates())),
    step: (by: number) => setHanging((before) => stepSeries(before, bySize(seriesOf(before.panes[before.active]?.studyId)), by)),
  };
}
