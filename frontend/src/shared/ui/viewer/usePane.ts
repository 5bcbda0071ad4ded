import { useCallback, useRef, useState, type PointerEvent } from "react";
import { FIT, place, toImage, zoomAt, type Point, type Size, type View } from "./geometry";
import type { Line, Tool } from "./types";
import { dragWindow, firstWindow, type Frame, type WindowLevel } from "./windowing";

interface Drag {
  tool: Tool;
  start: Point;
  view: View;
  window: WindowLevel;
}

/** How one pane is looked at: window, zoom, place, lines. A new series opens with its own window and fits. */
export function usePane(frame: Frame | null, frameKey: string, size: Size, tool: Tool) {
  const [view, setView] = useState<View>(FIT);
  const [chosen, setChosen] = useState<WindowLevel | null>(null);
  const [inverted, setInverted] = useState(false);
  const [lines, setLines] = useState<Line[]>([]);
  const drag = useRef<Drag | null>(null);
  const window = chosen ?? (frame ? firstWindow(frame) : { center: 0, width: 1 });

  const begin = (event: PointerEvent<HTMLElement>) => {
    if (!frame) return;
    const used: Tool = event.button === 1 || event.button === 2 ? "pan" : event.shiftKey ? "zoom" : tool;
    const start = pointIn(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { tool: used, start, view, window };
    if (used === "measure") {
      const at = toImage(start, place(frame, size, view));
      setLines((all) => [...all, { key: frameKey, a: at, b: at }]);
    }
  };

  const move = (event: PointerEvent<HTMLElement>) => {
    const held = drag.current;
    if (!held || !frame) return;
    const at = pointIn(event);
    const dx = at.x - held.start.x;
    const dy = at.y - held.start.y;
    if (held.tool === "window") setChosen(dragWindow(held.window, dx, dy, frame));
    else if (held.tool === "pan") setView({ ...held.view, dx: held.view.dx + dx, dy: held.view.dy + dy });
    else if (held.tool === "zoom") setView(zoomAt(held.view, Math.exp(-dy / 150), held.start, frame, size));
    else {
      const end = toImage(at, place(frame, size, view));
      setLines((all) => all.map((line, i) => (i === all.length - 1 ? { ...line, b: end } : line)));
    }
  };

  const end = () => {
    if (drag.current?.tool === "measure") setLines((all) => all.filter((line) => Math.hypot(line.b.x - line.a.x, line.b.y - line.a.y) > 1));
    drag.current = null;
  };

  const zoom = (factor: number, at?: Point) => {
    if (frame) setView((before) => zoomAt(before, factor, at ?? { x: size.width / 2, y: size.height / 2 }, frame, size));
  };

  const reset = useCallback(() => {
    setView(FIT);
    setChosen(null);
    setInverted(false);
  }, []);

  return {
    view,
    window,
    inverted,
    lines: lines.filter((line) => line.key === frameKey),
    setWindow: setChosen,
    toggleInverted: () => setInverted((before) => !before),
    removeLine: () => setLines((all) => all.slice(0, -1)),
    begin,
    move,
    end,
    zoom,
    reset,
  };
}

function pointIn(event: PointerEvent<HTMLElement>): Point {
  const box = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}
