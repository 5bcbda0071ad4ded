import { useCallback, useEffect, useRef, useState } from "react";
import type { Schemas } from "@/shared/ui/viewer/types";
import { useSettings } from "@/shared/ui/viewer/useSettings";
import { isVolume } from "../engine/images";
import type { PlaneName, Reformat } from "../engine/reformat";
import type { ToolName } from "../engine/tools";
import { headerWindows, listPresets } from "../model/presets";
import { factsOf, isAtDetector, type HungStack } from "../model/stacks";
import { useActs } from "./useActs";
import { useCine } from "./useCine";
import { useHanging } from "./useHanging";
import { useKeyImages } from "./useKeyImages";
import { useLink } from "./useLink";
import { useStage } from "./useStage";

/** Everything the viewer knows and does, for the parts that show it. */
export function useBench(study: Schemas["StudyDetail"]) {
  const settings = useSettings(study.id).data;
  const hung = useHanging(study);
  const { hanging, activate, layOut } = hung;
  const active = hanging.active;
  const [stacks, setStacks] = useState<(HungStack | null)[]>([null, null, null, null]);
  const [tool, setTool] = useState<ToolName>("window");
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(10);
  const [isReformat, setReformatting] = useState(false);
  const [reformat, setReformat] = useState<Reformat | null>(null);
  const [plane, choosePlane] = useState<PlaneName>("axial");
  const frameOf = (imageId: string) => {
    for (const [at, stack] of stacks.entries()) {
      const index = stack && at < hanging.layout ? stack.imageIds.indexOf(imageId) : -1;
      if (stack && index >= 0) return { at, index, stack, frame: stack.frames[index] };
    }
    return null;
  };
  const { stage, able, error, states, write } = useStage((imageId) => isAtDetector(frameOf(imageId)?.frame));
  const latest = useRef(stacks);
  // Where a series was left, so that it is found there again.
  const places = useRef(new Map<number, number>());
  useEffect(() => {
    latest.current = stacks;
    for (const [at, stack] of stacks.entries()) if (stack && states[at]?.imageId === stack.imageIds[states[at]?.index ?? 0]) places.current.set(stack.series.id, states[at]?.index ?? 0);
  }, [stacks, states]);
  const show = useCallback(
    (at: number, index: number) => {
      const ids = latest.current[at]?.imageIds;
      if (stage && ids) void stage.show(at, ids, Math.max(0, Math.min(ids.length - 1, index)));
    },
    [stage],
  );
  const link = useLink({ stacks, states, active, panes: hanging.layout, show });
  const { forget } = link;
  const onStack = useCallback(
    (at: number, stack: HungStack) => {
      forget(at);
      setStacks((before) => before.map((one, i) => (i === at ? stack : one)));
      void stage?.show(at, stack.imageIds, places.current.get(stack.series.id) ?? 0);
    },
    [stage, forget],
  );
  const stack = stacks[active] ?? null;
  const state = states[active];
  const index = state?.index ?? 0;
  const count = stack?.imageIds.length ?? 0;
  const facts = factsOf(stack?.frames[index]);
  const presets = listPresets(headerWindows(facts.WindowCenter, facts.WindowWidth), settings?.windows ?? [], stack?.series.modality);
  const why: "graphics" | "volume" | null = able && !able.hasWebGl ? "graphics" : stack && !isVolume(stack.imageIds) ? "volume" : null;
  useCine(isPlaying && !isReformat, speed, () => show(active, (index + 1) % Math.max(1, count)));
  const keys = useKeyImages(stack, index);
  const leaveCross = () => tool === "cross" && setTool("window");
  const acts = useActs({
    stage,
    reformat: isReformat ? reformat : null,
    plane,
    active,
    index,
    count,
    show,
    step: hung.step,
    activate,
    choosePlane,
    chooseTool: (one) => {
      if (isReformat ? one === "outline" : one === "cross") return;
      setTool(one);
      if (one !== "cross") stage?.choose(one);
      reformat?.choose(one);
    },
    layOut: (layout) => {
      setReformatting(false);
      leaveCross();
      layOut(layout);
    },
    toggleLink: link.toggle,
    toggleCine: () => setPlaying(!isPlaying && !isReformat),
    toggleReformat: () => {
      if (why !== null || !stack) return;
      // The planes open with the window tool, as the stacks do.
      setTool("window");
      stage?.choose("window");
      setReformatting(!isReformat);
    },
    toggleKey: keys.toggle,
  });
  const showPlane = (wanted: PlaneName, point: readonly number[]) => {
    choosePlane(wanted);
    reformat?.show(wanted, point);
  };
  return {
    ...hung,
    settings,
    stage,
    error,
    states,
    write,
    state,
    stack,
    tool,
    presets,
    setPreset: (place: number) => {
      const one = presets[place];
      if (one && isReformat) reformat?.setWindow(one);
      else if (one) stage?.setWindow(active, one);
    },
    acts,
    isLinked: link.isLinked,
    cine: { isPlaying, speed, setSpeed },
    planes: { isOn: isReformat && stack !== null && why === null, why, plane, choosePlane, setReformat, show: showPlane },
    keys,
    show,
    onStack,
    frameOf,
  };
}

export type Bench = ReturnType<typeof useBench>;
