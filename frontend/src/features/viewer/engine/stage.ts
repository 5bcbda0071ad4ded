import { Enums, RenderingEngine, utilities, type Types } from "@cornerstonejs/core";
import { listAhead } from "@/shared/ui/viewer/stack";
import { faultOf, type Fault } from "../model/faults";
import { loadImage, prefetch } from "./images";
import { chooseTool, makeGroup, type TextLines, type ToolGroup, type ToolName } from "./tools";

const ENGINE = "radflow-stacks";
const REACH = 12;

/** What the screen writes over one pane. */
export interface PaneState {
  index: number;
  imageId: string | null;
  window: { center: number; width: number } | null;
  /** Directions of the patient to the right and down the pane as it is drawn: six cosines. */
  axes: number[] | null;
  inverted: boolean;
  zoom: number;
  fault: Fault | null;
  isLoading: boolean;
}

export const BLANK: PaneState = { index: 0, imageId: null, window: null, axes: null, inverted: false, zoom: 1, fault: null, isLoading: false };

interface Pane {
  id: string;
  imageIds: string[];
  /** Requests are numbered: an image that comes late never covers a later one. */
  asked: number;
  shown: number;
  wanted: number;
  /** The stack that the viewport holds, to tell a new one from another image. */
  set: string[] | null;
  state: PaneState;
}

type Listener = (pane: number, state: PaneState) => void;

/** Up to four panes of stacks drawn by the library, on the graphics card or the processor. */
export class Stage {
  private readonly engine = new RenderingEngine(ENGINE);
  private readonly group: ToolGroup;
  private readonly panes = new Map<number, Pane>();
  private readonly watcher = new ResizeObserver(() => this.fitToPage());
  private due = 0;

  constructor(
    private readonly listener: Listener,
    write: TextLines,
  ) {
    this.group = makeGroup(ENGINE, write);
    chooseTool(this.group, "window");
  }

  attach(at: number, element: HTMLDivElement): void {
    const id = `stack-${at}`;
    this.engine.enableElement({ viewportId: id, type: Enums.ViewportType.STACK, element, defaultOptions: { background: [0, 0, 0] } });
    this.group.addViewport(id, ENGINE);
    this.watcher.observe(element);
    this.panes.set(at, { id, imageIds: [], asked: 0, shown: 0, wanted: 0, set: null, state: BLANK });
    for (const event of [Enums.Events.VOI_MODIFIED, Enums.Events.CAMERA_MODIFIED]) element.addEventListener(event, () => this.tell(at));
    // The library takes and swallows every key of a focused pane; the viewer's keys belong to the page.
    element.addEventListener("focus", () => element.blur());
    // The scroll tool moves the viewport by itself; the screen and linked panes follow.
    element.addEventListener(Enums.Events.STACK_NEW_IMAGE, () => this.follow(at));
  }

  detach(at: number): void {
    const pane = this.panes.get(at);
    if (!pane) return;
    this.panes.delete(at);
    this.group.removeViewports(ENGINE, pane.id);
    this.engine.disableElement(pane.id);
  }

  /** Another stack, or another image of it. Resolves when it is drawn or has told why not. */
  async show(at: number, imageIds: string[], index: number): Promise<void> {
    const pane = this.panes.get(at);
    const imageId = imageIds[index];
    if (!pane || !imageId) return;
    const number = ++pane.asked;
    pane.imageIds = imageIds;
    pane.wanted = index;
    this.set(at, { isLoading: true });
    try {
      await loadImage(imageId);
      if (this.panes.get(at) !== pane || pane.imageIds !== imageIds || number < pane.shown) return;
      pane.shown = number;
      await this.draw(pane, imageIds, index);
      this.set(at, { index, imageId, fault: null, isLoading: pane.asked !== number });
      this.tell(at);
    } catch (problem) {
      if (this.panes.get(at) === pane && pane.asked === number) this.set(at, { index, imageId, fault: faultOf(problem), isLoading: false });
    }
    if (pane.asked === number) prefetch(listAhead(index, imageIds.length, REACH).map((ahead) => imageIds[ahead] ?? ""));
  }

  private async draw(pane: Pane, imageIds: string[], index: number): Promise<void> {
    const viewport = this.viewport(pane);
    if (!viewport) return;
    if (pane.set === imageIds) await viewport.setImageIdIndex(index);
    else {
      pane.set = imageIds;
      await viewport.setStack(imageIds, index);
      viewport.resetCamera();
      viewport.resetProperties();
    }
    viewport.render();
  }

  /** Tries the present image again after a fault. */
  retry(at: number): void {
    const pane = this.panes.get(at);
    if (pane) void this.show(at, pane.imageIds, pane.wanted);
  }

  choose(tool: ToolName): void {
    chooseTool(this.group, tool);
  }

  setWindow(at: number, window: { center: number; width: number }): void {
    const voiRange = utilities.windowLevel.toLowHighRange(window.width, window.center);
    this.change(at, (viewport) => viewport.setProperties({ voiRange }));
  }

  invert(at: number): void {
    this.change(at, (viewport) => viewport.setProperties({ invert: !viewport.getProperties().invert }));
  }

  /** Mirrors or turns; `rotation` is added clockwise. */
  turn(at: number, step: { rotation?: number; flipH?: boolean; flipV?: boolean }): void {
    this.change(at, (viewport) => {
      const camera = viewport.getCamera();
      if (step.flipH) viewport.setCamera({ flipHorizontal: !camera.flipHorizontal });
      if (step.flipV) viewport.setCamera({ flipVertical: !camera.flipVertical });
      if (step.rotation) {
        const now = viewport.getViewPresentation();
        viewport.setViewPresentation({ ...now, rotation: ((now.rotation ?? 0) + step.rotation + 360) % 360 });
      }
    });
  }

  zoom(at: number, factor: number): void {
    this.change(at, (viewport) => viewport.setZoom(viewport.getZoom() * factor));
  }

  /** Back to how the image opened: fitted, upright, its own window. */
  reset(at: number): void {
    this.change(at, (viewport) => {
      viewport.setCamera({ flipHorizontal: false, flipVertical: false });
      viewport.setViewPresentation({ ...viewport.getViewPresentation(), rotation: 0 });
      viewport.resetProperties();
      viewport.resetCamera();
    });
  }

  private fitToPage(): void {
    cancelAnimationFrame(this.due);
    this.due = requestAnimationFrame(() => this.engine.resize(true, true));
  }

  render(): void {
    this.engine.render();
  }

  destroy(): void {
    for (const at of this.panes.keys()) this.detach(at);
    this.watcher.disconnect();
    cancelAnimationFrame(this.due);
    this.engine.destroy();
  }

  private viewport(pane: Pane): Types.IStackViewport | undefined {
    return this.engine.getViewport(pane.id) as Types.IStackViewport | undefined;
  }

  private change(at: number, act: (viewport: Types.IStackViewport) => void): void {
    const pane = this.panes.get(at);
    const viewport = pane?.set && this.viewport(pane);
    if (!viewport) return;
    act(viewport);
    viewport.render();
    this.tell(at);
  }

  private follow(at: number): void {
    const pane = this.panes.get(at);
    const viewport = pane?.set && this.viewport(pane);
    if (!pane || !viewport || pane.set !== pane.imageIds) return;
    const index = viewport.getCurrentImageIdIndex();
    if (index === pane.state.index || pane.state.isLoading) return;
    pane.wanted = index;
    this.set(at, { index, imageId: pane.imageIds[index] ?? null, fault: null });
    prefetch(listAhead(index, pane.imageIds.length, REACH).map((ahead) => pane.imageIds[ahead] ?? ""));
  }

  private tell(at: number): void {
    const pane = this.panes.get(at);
    const viewport = pane?.set && this.viewport(pane);
    if (!viewport) return;
    const { voiRange, invert } = viewport.getProperties();
    const level = voiRange ? utilities.windowLevel.toWindowLevel(voiRange.lower, voiRange.upper) : null;
    this.set(at, { window: level && { center: level.windowCenter, width: level.windowWidth }, inverted: Boolean(invert), zoom: viewport.getZoom(), axes: readAxes(viewport) });
  }

  private set(at: number, change: Partial<PaneState>): void {
    const pane = this.panes.get(at);
    if (!pane) return;
    pane.state = { ...pane.state, ...change };
    this.listener(at, pane.state);
  }
}

/** Read from the drawing itself, so that the letters at the edges are true however it is turned. */
function readAxes(viewport: Types.IStackViewport): number[] {
  const middle: Types.Point2 = [viewport.canvas.clientWidth / 2, viewport.canvas.clientHeight / 2];
  const from = viewport.canvasToWorld(middle);
  return [
    [middle[0] + 100, middle[1]],
    [middle[0], middle[1] + 100],
  ].flatMap((to) => {
    const along = viewport.canvasToWorld(to as Types.Point2).map((value, i) => value - (from[i] ?? 0));
    const length = Math.hypot(...along) || 1;
    return along.map((value) => value / length);
  });
}
