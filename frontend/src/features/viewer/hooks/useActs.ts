import { pickedMeasure, removeMeasure } from "../engine/drawings";
import { PLANES, type PlaneName, type Reformat } from "../engine/reformat";
import type { Stage } from "../engine/stage";
import type { ToolName } from "../engine/tools";
import type { Layout } from "../model/hanging";
import type { KeyAct } from "../model/keys";

const FAST = 10;

interface Bench {
  stage: Stage | null;
  reformat: Reformat | null;
  plane: PlaneName;
  active: number;
  index: number;
  count: number;
  show: (at: number, index: number) => void;
  step: (by: number) => void;
  activate: (at: number) => void;
  choosePlane: (plane: PlaneName) => void;
  chooseTool: (tool: ToolName) => void;
  layOut: (layout: Layout) => void;
  toggleLink: () => void;
  toggleCine: () => void;
  toggleReformat: () => void;
  toggleKey: () => void;
}

/** What every key and button does: on the active pane, or on the planes while a reformat stands there. */
export function useActs(bench: Bench): Record<KeyAct, () => void> {
  const { stage, reformat, plane, active, index, count, show, chooseTool } = bench;
  const go = (by: number) => (reformat ? reformat.scroll(plane, by) : show(active, index + by));
  const far = (to: number) => (reformat ? reformat.scroll(plane, to === 0 ? -count : count) : show(active, to));
  const zoom = (factor: number) => (reformat ? reformat.zoom(plane, factor) : stage?.zoom(active, factor));
  const onStack = (act: (stage: Stage) => void) => () => {
    if (stage && !reformat) act(stage);
  };
  const use = (tool: ToolName) => () => chooseTool(tool);
  return {
    next: () => go(1),
    previous: () => go(-1),
    forward: () => go(FAST),
    back: () => go(-FAST),
    first: () => far(0),
    last: () => far(count - 1),
    seriesNext: () => bench.step(1),
    seriesPrevious: () => bench.step(-1),
    pane: () => (reformat ? bench.choosePlane(PLANES[(PLANES.indexOf(plane) + 1) % PLANES.length] ?? "axial") : bench.activate(active + 1)),
    window: use("window"),
    zoom: use("zoom"),
    pan: use("pan"),
    scroll: use("scroll"),
    cross: use("cross"),
    length: use("length"),
    angle: use("angle"),
    rectangle: use("rectangle"),
    ellipse: use("ellipse"),
    outline: use("outline"),
    removeMeasure: () => {
      const uid = pickedMeasure();
      if (uid) removeMeasure(uid);
      (reformat ?? stage)?.render();
    },
    invert: () => (reformat ? reformat.invert() : stage?.invert(active)),
    turn: onStack((one) => one.turn(active, { rotation: 90 })),
    flipH: onStack((one) => one.turn(active, { flipH: true })),
    flipV: onStack((one) => one.turn(active, { flipV: true })),
    fit: () => (reformat ? reformat.reset() : stage?.reset(active)),
    cine: bench.toggleCine,
    link: bench.toggleLink,
    reformat: bench.toggleReformat,
    key: bench.toggleKey,
    layout1: () => bench.layOut(1),
    layout2: () => bench.layOut(2),
    layout4: () => bench.layOut(4),
    zoomIn: () => zoom(1.25),
    zoomOut: () => zoom(0.8),
  };
}
