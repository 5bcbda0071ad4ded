import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import { AriaComponent, DatasetComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import * as echarts from "echarts/core";
import type { EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { chartColours } from "./Chart";

echarts.use([AriaComponent, BarChart, CustomChart, DatasetComponent, GridComponent, HeatmapChart, LegendComponent, LineChart, MarkAreaComponent, MarkLineComponent, ScatterChart, SVGRenderer, TooltipComponent, VisualMapComponent]);

/** What every chart shares: our palette, quiet axes, the legend above the axis. */
function baseOption(colours: ReturnType<typeof chartColours>) {
  const axis = { axisLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.meta, fontSize: 12 }, splitLine: { lineStyle: { color: colours.grid } }, axisTick: { show: false } };
  return {
    color: [colours.subject, colours.grey, colours.soft, colours.faint],
    textStyle: { color: colours.text, fontSize: 12, fontFamily: "inherit" },
    grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
    legend: { top: 0, itemGap: 20, textStyle: { color: colours.text } },
    tooltip: { trigger: "axis", backgroundColor: colours.surface, borderColor: colours.line, textStyle: { color: colours.text, fontSize: 12 } },
    animation: false,
    xAxis: axis,
    yAxis: axis,
  };
}

type Axis = Record<string, unknown>;

/** An axis that a chart names keeps the quiet look where it does not say otherwise. */
function quiet(base: Axis, own: unknown): unknown {
  if (Array.isArray(own)) return own.map((one) => quiet(base, one));
  if (typeof own !== "object" || own === null) return base;
  const inner = Object.fromEntries(Object.entries(base).map(([key, value]) => [key, { ...(value as Axis), ...((own as Axis)[key] as Axis) }]));
  return { ...base, ...own, ...inner };
}

export function dress(option: EChartsCoreOption, colours: ReturnType<typeof chartColours>): EChartsCoreOption {
  const base = baseOption(colours);
  return { ...base, ...option, xAxis: quiet(base.xAxis, option.xAxis), yAxis: quiet(base.yAxis, option.yAxis) };
}

export { echarts };
