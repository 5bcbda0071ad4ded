import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useProblemWords } from "../states";
import { drawLines, drawPane, Raster } from "./drawing";
import { loadFrame } from "./frames";
import { edgeLetters, place, type Size } from "./geometry";
import { PaneTexts } from "./PaneTexts";
import { clampIndex, listAhead, type StackFrame } from "./stack";
import type { Schemas, Tool } from "./types";
import { usePane } from "./usePane";
import type { Frame } from "./windowing";

interface Props {
  study: Schemas["StudyDetail"];
  series: Schemas["ImageSeries"] | undefined;
  stack: StackFrame[];
  index: number;
  onIndex: (index: number) => void;
  tool: Tool;
  /** Counts up: every pane goes back to how it opened. */
  resets: number;
  preset: { window: Schemas["ViewerWindow"]; at: number } | null;
  /** In the order of their number keys. */
  presets: Schemas["ViewerWindow"][];
  inverts: number;
  isPrior?: boolean;
}

interface Loaded {
  stack: StackFrame[];
  current: StackFrame;
  index: number;
  frame: Frame | null;
  error: unknown;
}

function fetchAhead(stack: StackFrame[], index: number): void {
  for (const ahead of listAhead(index, stack.length)) {
    const next = stack[ahead];
    if (next) loadFrame(next.instance.id, next.frame).catch(() => undefined);
  }
}

/** One image area: pure black, wheel and arrow keys through the stack, drag with the chosen tool. */
export function ImagePane({ study, series, stack, index, onIndex, tool, resets, preset, presets, inverts, isPrior = false }: Props) {
  const { t } = useTranslation("viewer");
  const words = useProblemWords();
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const raster = useRef<Raster | null>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  // What is drawn and what is written beside it change together: the last image stays until the next one is here.
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const wanted = stack[clampIndex(index, stack.length)];
  const shown = loaded?.stack === stack ? loaded : null;
  const frame = shown?.frame ?? null;
  const current = shown?.current ?? wanted;
  const frameKey = current ? `${current.instance.id}/${current.frame}` : "";
  const pane = usePane(frame, frameKey, size, tool);

  useLayoutEffect(() => {
    const element = host.current;
    if (!element) return undefined;
    const watcher = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  useEffect(() => {
    if (!wanted) return undefined;
    let here = true;
    const show = (one: Frame | null, error: unknown) => here && setLoaded({ stack, current: wanted, index, frame: one, error });
    loadFrame(wanted.instance.id, wanted.frame).then(
      (one) => {
        show(one, null);
        if (here) fetchAhead(stack, index);
      },
      (problem: unknown) => show(null, problem),
    );
    return () => {
      here = false;
    };
  }, [wanted, index, stack]);

  const { reset, setWindow } = pane;
  useEffect(() => reset(), [reset, resets, series?.id]);
  useEffect(() => {
    if (preset && preset.window.modality === series?.modality) setWindow({ center: preset.window.center, width: preset.window.width });
  }, [preset, setWindow, series?.modality]);
  const inversions = useRef(inverts);
  const { toggleInverted } = pane;
  useEffect(() => {
    if (inversions.current !== inverts) {
      inversions.current = inverts;
      toggleInverted();
    }
  });

  useLayoutEffect(() => {
    if (!canvas.current || !frame || size.width === 0) return;
    raster.current ??= new Raster();
    const placed = place(frame, size, pane.view);
    const context = drawPane(canvas.current, size, globalThis.devicePixelRatio || 1, raster.current.draw(frame, pane.window, pane.inverted), placed);
    if (context) drawLines(context, pane.lines, frame, placed, t("atDetector"));
  });

  const go = (step: number) => onIndex(clampIndex(index + step, stack.length));
  // React's wheel handlers are passive: the page would scroll under the stack.
  const wheel = useRef<(event: WheelEvent) => void>(() => undefined);
  useEffect(() => {
    wheel.current = (event) => {
      event.preventDefault();
      if (event.ctrlKey) {
        const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
        pane.zoom(Math.exp(-event.deltaY / 300), { x: event.clientX - box.left, y: event.clientY - box.top });
      } else go(event.deltaY > 0 ? 1 : -1);
    };
  });
  useEffect(() => {
    const element = host.current;
    const turn = (event: WheelEvent) => wheel.current(event);
    element?.addEventListener("wheel", turn, { passive: false });
    return () => element?.removeEventListener("wheel", turn);
  }, []);

  const steer = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, PageDown: 10, PageUp: -10, Home: -stack.length, End: stack.length };
    if (steps[event.key] !== undefined) go(steps[event.key] ?? 0);
    else if (event.key === "+" || event.key === "=") pane.zoom(1.25);
    else if (event.key === "-") pane.zoom(0.8);
    else if (event.key === "0") pane.reset();
    else if (event.key === "i") pane.toggleInverted();
    else if (event.key === "Delete" || event.key === "Backspace") pane.removeLine();
    else if (/^[1-9]$/.test(event.key)) {
      const one = presets[Number(event.key) - 1];
      if (one && one.modality === series?.modality) pane.setWindow({ center: one.center, width: one.width });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={host}
      className={`vw-pane ${tool}`}
      role="slider"
      tabIndex={0}
      aria-label={t(isPrior ? "priorPane" : "pane")}
      aria-valuemin={1}
      aria-valuemax={Math.max(1, stack.length)}
      aria-valuenow={index + 1}
      aria-valuetext={t("level", { n: index + 1, of: stack.length })}
      onPointerDown={(event) => {
        host.current?.focus({ preventScroll: true });
        pane.begin(event);
      }}
      onPointerMove={pane.move}
      onPointerUp={pane.end}
      onPointerCancel={pane.end}
      onDoubleClick={pane.reset}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={steer}
    >
      <canvas ref={canvas} hidden={!frame} />
      {current && <PaneTexts study={study} series={series} current={current} index={shown?.index ?? index} count={stack.length} frame={frame} window={pane.window} edges={edgeLetters(current.instance.facts?.["ImageOrientationPatient" as never])} isPrior={isPrior} />}
      {!frame && <p className="vw-note">{shown?.error ? words(shown.error).text : t(stack.length ? "loading" : "noImages")}</p>}
    </div>
  );
}
