import * as cs from "@cornerstonejs/tools";
import type { MeasureKind } from "../model/measures";

export type ToolName = "window" | "zoom" | "pan" | "scroll" | "cross" | MeasureKind;

/** Our tools and the library's classes behind them. */
const CLASSES = {
  window: cs.WindowLevelTool,
  zoom: cs.ZoomTool,
  pan: cs.PanTool,
  scroll: cs.StackScrollTool,
  cross: cs.CrosshairsTool,
  length: cs.LengthTool,
  angle: cs.AngleTool,
  rectangle: cs.RectangleROITool,
  ellipse: cs.EllipticalROITool,
  outline: cs.PlanarFreehandROITool,
} as const;

export const TOOLS = Object.keys(CLASSES) as ToolName[];
export const MEASURES: MeasureKind[] = ["length", "angle", "rectangle", "ellipse", "outline"];

const { MouseBindings } = cs.Enums;

export function classOf(tool: ToolName): string {
  return CLASSES[tool].toolName;
}

export function measureOf(className: string): MeasureKind | undefined {
  return MEASURES.find((kind) => CLASSES[kind].toolName === className);
}

/** Adds every class to the library once; a second time it would warn. */
export function addClasses(): void {
  for (const one of Object.values(CLASSES)) cs.addTool(one);
}

export type TextLines = (data: unknown, targets: string | string[]) => string[] | undefined;

/** Lines where the other planes cut; they are moved, not turned, and make no thick slabs. */
const CROSS = { getReferenceLineControllable: () => true, getReferenceLineDraggableRotatable: () => false, getReferenceLineSlabThicknessControlsOn: () => false, getReferenceLineColor: colourOf };

/** Each plane has a colour of its own, the same in every pane; on black in both themes. */
function colourOf(plane: string): string {
  return { axial: "rgb(255, 208, 80)", sagittal: "rgb(104, 214, 160)", coronal: "rgb(120, 178, 255)" }[plane] ?? "rgb(200, 200, 200)";
}

/** A group of panes that share their tools. `write` gives the lines beside a drawing; only planes of one volume have lines where they cut. */
export function makeGroup(id: string, write: TextLines, hasCross = false) {
  cs.ToolGroupManager.destroyToolGroup(id);
  const group = cs.ToolGroupManager.createToolGroup(id);
  if (!group) throw new Error(`tool group ${id}`);
  if (hasCross) group.addTool(classOf("cross"), CROSS);
  for (const tool of TOOLS) {
    if (tool === "cross") continue;
    const isMeasure = (MEASURES as string[]).includes(tool);
    group.addTool(classOf(tool), isMeasure ? { getTextLines: write, calculateStats: true, preventHandleOutsideImage: true } : {});
  }
  return group;
}

export type ToolGroup = ReturnType<typeof makeGroup>;

/** The chosen tool has the main button and one finger; right button zooms, middle moves, two fingers move and pinch. */
export function chooseTool(group: ToolGroup, chosen: ToolName): void {
  for (const tool of TOOLS) {
    if (!group.hasTool(classOf(tool))) continue;
    const bindings: cs.Types.IToolBinding[] = [];
    if (tool === chosen) bindings.push({ mouseButton: MouseBindings.Primary });
    if (tool === "zoom") bindings.push({ mouseButton: MouseBindings.Secondary }, { numTouchPoints: 2 });
    if (tool === "pan") bindings.push({ mouseButton: MouseBindings.Auxiliary });
    if (bindings.length > 0) group.setToolActive(classOf(tool), { bindings });
    else if (tool === "cross") group.setToolEnabled(classOf(tool));
    else group.setToolPassive(classOf(tool), { removeAllBindings: true });
  }
}
