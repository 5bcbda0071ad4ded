import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { edgeLetters } from "@/shared/ui/viewer/geometry";
import { PaneTexts } from "@/shared/ui/viewer/PaneTexts";
import type { PaneState, Stage } from "../engine/stage";
import { useHands } from "../hooks/useHands";
import { useStack } from "../hooks/useStack";
import type { Hung } from "../model/hanging";
import { factsOf, type HungStack } from "../model/stacks";

interface Props {
  at: number;
  stage: Stage;
  hung: Hung;
  state: PaneState;
  tool: string;
  isActive: boolean;
  isPrior: boolean;
  isKey: (sopUid: string, frame: number) => boolean;
  onActivate: (at: number) => void;
  onStack: (at: number, stack: HungStack) => void;
  onScroll: (at: number, index: number) => void;
}

/** One image area: pure black, the library's canvas, what must be known written over it. */
export function Pane({ at, stage, hung, state, tool, isActive, isPrior, isKey, onActivate, onStack, onScroll }: Props) {
  const { t } = useTranslation("images");
  const host = useRef<HTMLDivElement>(null);
  const { stack, fault, retry } = useStack(hung);
  useLayoutEffect(() => {
    if (!host.current) return undefined;
    stage.attach(at, host.current);
    return () => stage.detach(at);
  }, [stage, at]);
  useEffect(() => {
    if (stack) onStack(at, stack);
  }, [stack, at, onStack]);
  useHands(host, () => onActivate(at), (step, isZoom) => (isZoom ? stage.zoom(at, step > 0 ? 0.87 : 1.15) : onScroll(at, state.index + step)));
  const count = stack?.imageIds.length ?? 0;
  const frame = stack?.frames[Math.min(state.index, count - 1)];
  const facts = factsOf(frame);
  const isColour = Number(facts.SamplesPerPixel ?? 1) > 1;
  const broken = fault ?? (stack ? state.fault : null);
  const name = stack ? `${stack.series.number ?? ""} ${stack.series.description}` : "";
  return (
    <div className={`iv-pane ${tool} ${isActive ? "on" : ""}`} role="group" aria-label={t("pane", { n: at + 1, name, image: state.index + 1, of: count })}>
      <div className="iv-canvas" ref={host} />
      {stack && frame && (
        <PaneTexts
          study={stack.study}
          series={stack.series}
          current={frame}
          index={state.index}
          count={count}
          frame={state.imageId && !broken ? { kind: isColour ? "rgb" : "i2", unit: stack.series.modality === "CT" ? "HU" : "" } : null}
          window={state.window ?? { center: 0, width: 1 }}
          edges={facts.ImageOrientationPatient ? edgeLetters(state.axes) : null}
          isPrior={isPrior}
        />
      )}
      {frame && isKey(frame.instance.sop_uid, frame.frame) && <span className="iv-key">{t("isKey")}</span>}
      {count > 1 && (
        <input type="range" className="iv-slider" aria-label={t("slider", { n: at + 1 })} aria-valuetext={t("place", { n: state.index + 1, of: count })} min={1} max={count} value={Math.min(count, state.index + 1)} onChange={(event) => onScroll(at, Number(event.target.value) - 1)} />
      )}
      {broken ? (
        <div className="iv-fault" role="alert">
          <p>{t(`fault.${broken}`)}</p>
          <button type="button" className="btn sm" onClick={() => (fault ? retry() : stage.retry(at))}>
            {t("retry")}
          </button>
        </div>
      ) : (
        !state.imageId && <p className="vw-note">{t(count === 0 && stack ? "noImages" : "reading")}</p>
      )}
    </div>
  );
}
