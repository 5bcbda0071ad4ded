import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { readStats } from "../engine/drawings";
import { forgetHeaders } from "../engine/images";
import { BLANK, Stage, type PaneState } from "../engine/stage";
import { forgetImages, startEngine, type Capabilities } from "../engine/start";
import type { TextLines } from "../engine/tools";
import { writeMeasure, type Words } from "../model/measures";

export function useMeasureWords(): Words {
  const { t } = useTranslation("images");
  return { mean: t("measure.mean"), sd: t("measure.sd"), min: t("measure.min"), max: t("measure.max"), area: t("measure.area"), atDetector: t("measure.atDetector") };
}

/** The drawing library's panes while the viewer is open; everything is given back when it is left. */
export function useStage(isAtDetector: (imageId: string) => boolean) {
  const [stage, setStage] = useState<Stage | null>(null);
  const [able, setAble] = useState<Capabilities | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [states, setStates] = useState<PaneState[]>([BLANK, BLANK, BLANK, BLANK]);
  const words = useMeasureWords();
  const latest = useRef({ words, isAtDetector });
  useEffect(() => {
    latest.current = { words, isAtDetector };
  });
  const write = useCallback<TextLines>((data, targets) => {
    const target = [targets].flat()[0] ?? "";
    const stats = (data as { cachedStats?: Record<string, Record<string, unknown>> }).cachedStats?.[target];
    if (!stats) return undefined;
    const now = latest.current;
    return writeMeasure({ uid: "", kind: "length", imageId: "", ...readStats(stats) }, now.words, now.isAtDetector(target.replace(/^imageId:/, "")));
  }, []);
  useEffect(() => {
    let made: Stage | null = null;
    let here = true;
    startEngine().then(
      (capabilities) => {
        if (!here) return;
        made = new Stage((at, state) => setStates((before) => before.map((one, i) => (i === at ? state : one))), write);
        setAble(capabilities);
        setStage(made);
      },
      (problem: unknown) => here && setError(problem),
    );
    return () => {
      here = false;
      made?.destroy();
      forgetImages();
      forgetHeaders();
    };
  }, [write]);
  return { stage, able, error, states, write };
}
