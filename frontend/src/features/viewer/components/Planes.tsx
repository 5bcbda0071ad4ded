import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { PLANES, Reformat, type PlaneName } from "../engine/reformat";
import type { TextLines } from "../engine/tools";
import { useHands } from "../hooks/useHands";
import type { Fault } from "../model/faults";
import { depthOf, writeDepth } from "../model/plane";
import type { HungStack } from "../model/stacks";

interface Props {
  stack: HungStack;
  active: PlaneName;
  tool: string;
  write: TextLines;
  onActivate: (plane: PlaneName) => void;
  onReady: (reformat: Reformat | null) => void;
}

/** The series in three planes and as a projection of the brightest. */
export function Planes({ stack, active, tool, write, onActivate, onReady }: Props) {
  const { t } = useTranslation("images");
  const grid = useRef<HTMLDivElement>(null);
  const [made, setMade] = useState<Reformat | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [tries, setTries] = useState(0);
  const [depths, setDepths] = useState<Partial<Record<PlaneName, number>>>({});
  useEffect(() => {
    const hosts = [...(grid.current?.querySelectorAll<HTMLDivElement>(".iv-canvas") ?? [])];
    const elements = Object.fromEntries(PLANES.map((plane, at) => [plane, hosts[at]])) as Record<PlaneName, HTMLDivElement>;
    const one = new Reformat(elements, write, (plane, point) => plane !== "mip" && setDepths((before) => ({ ...before, [plane]: depthOf(plane, point) })));
    let here = true;
    setMade(one);
    void one.load(stack.imageIds).then((why) => here && (setFault(why), onReady(why ? null : one)));
    return () => {
      here = false;
      onReady(null);
      one.destroy();
    };
  }, [stack, write, onReady, tries]);
  return (
    <div className="iv-panes n4" ref={grid}>
      {PLANES.map((plane) => (
        <PlanePane key={plane} plane={plane} tool={tool} isActive={plane === active} depth={depths[plane]} onActivate={onActivate} onTurn={(step, isZoom) => (isZoom ? made?.zoom(plane, step > 0 ? 0.87 : 1.15) : made?.scroll(plane, step))} />
      ))}
      {fault && (
        <div className="iv-fault" role="alert">
          <p>{t(`fault.${fault}`)}</p>
          <button type="button" className="btn sm" onClick={() => setTries(tries + 1)}>
            {t("retry")}
          </button>
        </div>
      )}
    </div>
  );
}

interface PlaneProps {
  plane: PlaneName;
  tool: string;
  isActive: boolean;
  /** Where the plane cuts the body, mm; the projection has none. */
  depth: number | undefined;
  onActivate: (plane: PlaneName) => void;
  onTurn: (step: number, isZoom: boolean) => void;
}

function PlanePane({ plane, tool, isActive, depth, onActivate, onTurn }: PlaneProps) {
  const { t } = useTranslation("images");
  const host = useRef<HTMLDivElement>(null);
  useHands(host, () => onActivate(plane), onTurn);
  return (
    <div className={`iv-pane ${tool} ${isActive ? "on" : ""}`} role="group" aria-label={t(`plane.${plane}`)}>
      <div className="iv-canvas" ref={host} />
      <div className="vw-t nw">
        <b>{t(`plane.${plane}`)}</b>
      </div>
      {plane !== "mip" && (
        <>
          {depth !== undefined && (
            <div className="vw-t sw num" data-depth={depth.toFixed(1)}>
              {writeDepth(plane, depth)}
            </div>
          )}
          <span className="vw-e west">{plane === "sagittal" ? "A" : "R"}</span>
          <span className="vw-e east">{plane === "sagittal" ? "P" : "L"}</span>
        </>
      )}
    </div>
  );
}
