import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "../i18n/useLang";
import { formatTime } from "../lib/time";
import { useZone } from "../session/site";

export interface LiveSeries {
  label: string;
  unit?: string;
  /** One value per time; null draws a gap. */
  values: readonly (number | null)[];
  /** "subject" stands out, "grey" is context. */
  tone?: "subject" | "grey";
}

export interface ChartLimit {
  value: number;
  label: string;
}

interface Props {
  /** Seconds since the epoch, rising. */
  times: readonly number[];
  series: LiveSeries[];
  limits?: ChartLimit[];
  height?: number;
  label: string;
  /** Charts with the same key share their cursor. */
  sync?: string;
}

const MIN_REDRAW_MS = 100;

function tokenColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Lines over time for live values: gaps stay gaps, limits are dashed, at most ten redraws a second, none while hidden. */
export function LiveChart({ times, series, limits = [], height = 160, label, sync }: Props) {
  const { t } = useTranslation("common");
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const lastDraw = useRef(0);
  const [asTable, setAsTable] = useState(false);
  const [look, setLook] = useState(0);
  const lang = useLang();
  const zone = useZone();
  const shape = JSON.stringify([series.map((one) => [one.label, one.unit, one.tone]), limits, height, lang, zone, sync]);
  const data = useRef<uPlot.AlignedData>([[]]);
  useEffect(() => {
    data.current = [times as number[], ...series.map((one) => one.values as (number | null)[])];
  }, [times, series]);

  useEffect(() => {
    const observer = new MutationObserver(() => setLook((count) => count + 1));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = host.current;
    if (!element || asTable) return undefined;
    const [seriesShape, limitShape] = JSON.parse(shape) as [[string, string?, string?][], ChartLimit[]];
    const axis: uPlot.Axis = { stroke: tokenColour("--text-3"), grid: { stroke: tokenColour("--grid"), width: 1 }, ticks: { show: false }, font: "12px sans-serif" };
    const made = new uPlot(
      {
        width: element.clientWidth || 320,
        height,
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone),
        legend: { show: true, live: true },
        cursor: sync ? { sync: { key: sync } } : {},
        series: [
          { label: t("chart.time"), value: (_, seconds) => (seconds === null ? "–" : formatTime(seconds * 1000, { shape: "seconds", lang, zone })) },
          ...seriesShape.map(([name, unit, tone]) => ({
            label: unit ? `${name} (${unit})` : name,
            stroke: tokenColour(tone === "grey" ? "--c3" : "--c1"),
            width: 1.5,
            points: { show: false },
          })),
        ],
        axes: [
          { ...axis, values: (_, splits) => splits.map((seconds) => formatTime(seconds * 1000, { shape: splits.length > 1 && (splits[1] ?? 0) - (splits[0] ?? 0) < 60 ? "seconds" : "time", lang, zone })) },
          { ...axis, size: 48 },
        ],
        hooks: { draw: [(chart) => drawLimits(chart, limitShape)] },
      },
      data.current,
      element,
    );
    plot.current = made;
    const resize = new ResizeObserver(() => made.setSize({ width: element.clientWidth || 320, height }));
    resize.observe(element);
    return () => {
      resize.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [shape, asTable, look, height, lang, zone, sync, t]);

  useEffect(() => {
    const wait = Math.max(0, lastDraw.current + MIN_REDRAW_MS - performance.now());
    const timer = setTimeout(() => {
      if (document.hidden) return;
      lastDraw.current = performance.now();
      plot.current?.setData(data.current);
    }, wait);
    return () => clearTimeout(timer);
  }, [times, series]);

  return (
    <figure className="chart" aria-label={label}>
      <figcaption className="chart-head">
        <span className="cap sp">{label}</span>
        <button type="button" className="btn sm ghost" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? "chart.chart" : "chart.table")}
        </button>
      </figcaption>
      {asTable ? <ValueTable times={times} series={series} label={label} /> : <div ref={host} />}
    </figure>
  );
}

/** Dashed limit lines in the limit colour, named at the right edge. */
function drawLimits(chart: uPlot, limits: ChartLimit[]): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.strokeStyle = tokenColour("--limit");
  ctx.fillStyle = tokenColour("--limit");
  ctx.font = `${12 * devicePixelRatio}px sans-serif`;
  ctx.textAlign = "right";
  for (const limit of limits) {
    const y = chart.valToPos(limit.value, "y", true);
    if (y < bbox.top || y > bbox.top + bbox.height) continue;
    ctx.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.fillText(limit.label, bbox.left + bbox.width - 4, y - 4);
  }
  ctx.restore();
}

const TABLE_ROWS = 200;

/** The chart's values as text, newest first. */
function ValueTable({ times, series, label }: Pick<Props, "times" | "series" | "label">) {
  const { t } = useTranslation("common");
  const lang = useLang();
  const zone = useZone();
  const last = times.length - 1;
  return (
    <div className="dt-wrap" style={{ maxHeight: 240 }} tabIndex={0} role="region" aria-label={label}>
      <table className="tbl">
        <thead>
          <tr>
            <th scope="col">{t("chart.time")}</th>
            {series.map((one) => (
              <th scope="col" className="r" key={one.label}>
                {one.label} {one.unit}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: Math.min(times.length, TABLE_ROWS) }, (_, back) => last - back).map((at) => (
            <tr key={at}>
              <td className="num">{formatTime((times[at] ?? 0) * 1000, { shape: "seconds", lang, zone })}</td>
              {series.map((one) => (
                <td className="r num" key={one.label}>
                  {one.values[at] ?? "–"}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
