import { useEffect, useMemo, useState } from "react";
import { BASE } from "@/shared/api/client";
import { ProblemError } from "@/shared/api/problem";
import { makeStack } from "@/shared/ui/viewer/stack";
import { useInstances, useStudy } from "@/shared/ui/viewer/useStudy";
import { loadMetadata, tellHeaders } from "../engine/images";
import { faultOf, type Fault } from "../model/faults";
import type { Hung } from "../model/hanging";
import { hangStack, type HungStack } from "../model/stacks";

export const ROOT = `${globalThis.location.origin}${BASE}/dicom-web`;

/** What hangs in a pane, ready to be drawn once `stack` is there; else why not. */
export function useStack(hung: Hung): { stack: HungStack | null; fault: Fault | null; retry: () => void } {
  const study = useStudy(hung.studyId);
  const instances = useInstances(hung.seriesId);
  const [told, setTold] = useState<{ stack: HungStack; fault: Fault | null } | null>(null);
  const [tries, setTries] = useState(0);
  const stack = useMemo(() => {
    const series = study.data?.series.find((one) => one.id === hung.seriesId);
    return study.data && series && instances.data ? hangStack(ROOT, study.data, series, makeStack(instances.data)) : null;
  }, [study.data, instances.data, hung.seriesId]);
  useEffect(() => {
    if (!stack) return undefined;
    let here = true;
    loadMetadata(ROOT, stack.study.study_uid, stack.series.series_uid).then(
      (headers) => {
        tellHeaders(stack.imageIds, headers);
        if (here) setTold({ stack, fault: null });
      },
      (problem: unknown) => here && setTold({ stack, fault: faultOf(problem) }),
    );
    return () => {
      here = false;
    };
  }, [stack, tries]);
  const refused = study.error ?? instances.error;
  const ready = told?.stack === stack ? told : null;
  return {
    stack: ready && !ready.fault ? ready.stack : null,
    fault: refused ? (refused instanceof ProblemError ? faultOf(refused) : "server") : (ready?.fault ?? null),
    retry: () => {
      if (study.error) void study.refetch();
      if (instances.error) void instances.refetch();
      setTries((before) => before + 1);
    },
  };
}
