import { Enums, RenderingEngine, setVolumesForViewports, utilities as csUtils, volumeLoader, type Types, type VolumeViewport } from "@cornerstonejs/core";
import { faultOf, type Fault } from "../model/faults";
import { isClick } from "../model/plane";
import { chooseTool, makeGroup, type TextLines, type ToolGroup, type ToolName } from "./tools";

const ENGINE = "radflow-volume";
const { Events, OrientationAxis, ViewportType, BlendModes } = Enums;

/** Three planes through the volume, and the brightest along the view from the front. */
export const PLANES = ["axial", "sagittal", "coronal", "mip"] as const;
export type PlaneName = (typeof PLANES)[number];

const AXES = { axial: OrientationAxis.AXIAL, sagittal: OrientationAxis.SAGITTAL, coronal: OrientationAxis.CORONAL, mip: OrientationAxis.CORONAL } as const;

const PLAIN: ToolName[] = ["window", "zoom", "pan"];

/** A stack cut in other planes by the graphics card; made new for each series. */
export class Reformat {
  private readonly engine = new RenderingEngine(ENGINE);
  private readonly group: ToolGroup;
  /** The projection has no place in depth: no lines, no drawings. */
  private readonly projection: ToolGroup;
  private readonly watcher = new ResizeObserver(() => this.fitToPage());
  private readonly listening = new AbortController();
  private tool: ToolName = "window";
  private due = 0;
  private inverted = false;

  constructor(elements: Record<PlaneName, HTMLDivElement>, write: TextLines, tell: (plane: PlaneName, point: readonly number[]) => void) {
    this.group = makeGroup(ENGINE, write, true);
    this.projection = makeGroup(`${ENGINE}-mip`, write);
    for (const plane of PLANES) {
      this.engine.enableElement({ viewportId: plane, type: ViewportType.ORTHOGRAPHIC, element: elements[plane], defaultOptions: { background: [0, 0, 0], orientation: AXES[plane] } });
      (plane === "mip" ? this.projection : this.group).addViewport(plane, ENGINE);
      this.watcher.observe(elements[plane]);
      if (plane !== "mip") {
        this.meetWhereClicked(plane, elements[plane]);
        elements[plane].addEventListener(Events.CAMERA_MODIFIED, () => tell(plane, this.viewport(plane).getCamera().focalPoint ?? []), { signal: this.listening.signal });
      }
      elements[plane].addEventListener("focus", () => elements[plane].blur());
    }
  }

  /** Null when it is drawn, else why not. Images that are here already are not asked for again. */
  async load(imageIds: string[]): Promise<Fault | null> {
    try {
      const volumeId = `cornerstoneStreamingImageVolume:${imageIds[0] ?? ""}`;
      const volume = (await volumeLoader.createAndCacheVolume(volumeId, { imageIds })) as Types.IStreamingImageVolume;
      volume.load();
      await setVolumesForViewports(this.engine, [{ volumeId }], [...PLANES]);
      const mip = this.viewport("mip");
      mip.setBlendMode(BlendModes.MAXIMUM_INTENSITY_BLEND);
      mip.setSlabThickness(diagonal(volume.dimensions, volume.spacing));
      this.choose("window");
      this.engine.render();
      return null;
    } catch (problem) {
      return faultOf(problem);
    }
  }

  choose(tool: ToolName): void {
    this.tool = tool;
    chooseTool(this.group, tool);
    chooseTool(this.projection, PLAIN.includes(tool) ? tool : "window");
  }

  render(): void {
    this.engine.render();
  }

  scroll(plane: PlaneName, delta: number): void {
    if (plane !== "mip") csUtils.scroll(this.viewport(plane) as never, { delta });
  }

  /** Cuts the plane at this point of the patient. */
  show(plane: PlaneName, point: readonly number[]): void {
    this.viewport(plane).jumpToWorld([point[0] ?? 0, point[1] ?? 0, point[2] ?? 0]);
  }

  setWindow(window: { center: number; width: number }): void {
    const voiRange = csUtils.windowLevel.toLowHighRange(window.width, window.center);
    for (const plane of PLANES) this.viewport(plane).setProperties({ voiRange });
    this.engine.render();
  }

  invert(): void {
    this.inverted = !this.inverted;
    for (const plane of PLANES) this.viewport(plane).setProperties({ invert: this.inverted });
    this.engine.render();
  }

  reset(): void {
    this.inverted = false;
    for (const plane of PLANES) {
      const viewport = this.viewport(plane);
      viewport.resetProperties();
      viewport.resetCamera();
      if (plane === "mip") viewport.setBlendMode(BlendModes.MAXIMUM_INTENSITY_BLEND);
    }
    this.engine.render();
  }

  zoom(plane: PlaneName, factor: number): void {
    const viewport = this.viewport(plane);
    viewport.setZoom(viewport.getZoom() * factor);
    viewport.render();
  }

  destroy(): void {
    this.watcher.disconnect();
    this.listening.abort();
    cancelAnimationFrame(this.due);
    this.engine.destroy();
  }

  /** With the crosshair one click takes the other planes there; the library's own tool does so only where lines may be turned. */
  private meetWhereClicked(plane: PlaneName, element: HTMLDivElement): void {
    const { signal } = this.listening;
    let from: readonly [number, number] | null = null;
    element.addEventListener("pointerdown", (event) => (from = event.button === 0 && this.tool === "cross" ? [event.clientX, event.clientY] : null), { signal });
    element.addEventListener(
      "pointerup",
      (event) => {
        if (from && isClick(from, [event.clientX, event.clientY])) {
          const box = element.getBoundingClientRect();
          const point = this.viewport(plane).canvasToWorld([event.clientX - box.left, event.clientY - box.top]);
          for (const other of PLANES) if (other !== plane && other !== "mip") this.show(other, point);
        }
        from = null;
      },
      { signal },
    );
  }

  private viewport(plane: PlaneName): VolumeViewport {
    return this.engine.getViewport(plane) as VolumeViewport;
  }

  private fitToPage(): void {
    cancelAnimationFrame(this.due);
    this.due = requestAnimationFrame(() => this.engine.resize(true, true));
  }
}

function diagonal(dimensions: Types.Point3, spacing: Types.Point3): number {
  return Math.hypot(dimensions[0] * spacing[0], dimensions[1] * spacing[1], dimensions[2] * spacing[2]);
}
