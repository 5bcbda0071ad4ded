import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import { AriaComponent, DatasetComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { chartColours } from "./Chart";

echarts.use([AriaComponent, BarChart, CustomChart, DatasetComponent, GridComponent, HeatmapChart, LegendComponent, LineChart, MarkAreaComponent, MarkLineComponent, ScatterChart, SVGRenderer, TooltipComponent, VisualMapComponent]);

/** What every chart shares: our palette, quiet axes, the legend above the axis. */
export function baseOption(colours: ReturnType<typeof chartColours>) {
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

export { echarts };
