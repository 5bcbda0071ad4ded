import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "../i18n/useLang";
import { DAY_MS, formatTime, isoDay, type TimeShape } from "../lib/time";
import { useZone } from "../session/site";
import { tellCursor } from "./chartCursor";
import { Icon } from "./Icon";

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

/** A stretch of time behind the lines, in seconds since the epoch: no data, out of service, or in alarm. */
export interface ChartStretch {
  from: number;
  to: number;
  tone: "gap" | "down" | "alarm";
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
  /** Small multiple: no legend, the limits are lines without words and always in view. */
  compact?: boolean;
  /** Right end of the caption, such as the newest value. */
  head?: ReactNode;
  stretches?: ChartStretch[];
  /** Time axis, so that charts of one page agree even where data are missing. */
  range?: [number, number];
  /** Width of the value axis, for charts that stand below each other on one axis of time; nothing then hangs over at the right. */
  gutter?: number;
  /** Two series (upper, lower) whose space between is tinted. */
  between?: [number, number];
}

const MIN_REDRAW_MS = 100;
/** Room at the right of charts with a gutter, in pixels: what is drawn above them on the same axis leaves as much. */
export const EDGE = 8;

function tokenColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** Lines over time for live values: gaps stay gaps, limits are dashed, at most ten redraws a second, none while hidden. */
export function LiveChart({ times, series, limits = [], height = 160, label, sync, compact = false, head, stretches = [], range, between, gutter }: Props) {
  const { t } = useTranslation("common");
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const lastDraw = useRef(0);
  const [asTable, setAsTable] = useState(false);
  const [look, setLook] = useState(0);
  const lang = useLang();
  const zone = useZone();
  const shape = JSON.stringify([series.map((one) => [one.label, one.unit, one.tone]), limits, height, lang, zone, sync, compact, between, gutter]);
  const moving = useRef({ stretches, range });
  const data = useRef<uPlot.AlignedData>([[]]);
  useEffect(() => {
    data.current = [times as number[], ...series.map((one) => one.values as (number | null)[])];
    moving.current = { stretches, range };
  });

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
        legend: { show: !compact, live: !compact },
        cursor: sync ? { sync: { key: sync } } : {},
        ...(gutter ? { padding: [null, EDGE, null, null] } : {}),
        scales: {
          x: { range: (_, low, high) => moving.current.range ?? [low, high] },
          ...(compact ? { y: { range: (_: uPlot, low: number, high: number) => withLimits(low, high, limitShape) } } : {}),
        },
        ...(between ? { bands: [{ series: between, fill: tokenColour("--c4") }] } : {}),
        series: [
          { label: t("chart.time"), value: (_, seconds) => (seconds === null ? "–" : formatTime(seconds * 1000, { shape: shapeOver(data.current[0] as number[]), lang, zone })) },
          ...seriesShape.map(([name, unit, tone]) => ({
            label: unit ? `${name} (${unit})` : name,
            stroke: tokenColour(tone === "grey" ? "--c3" : "--c1"),
            width: 1.5,
            points: { show: false },
          })),
        ],
        axes: [
          { ...axis, ...(compact ? { size: 24 } : {}), values: (_, splits) => splits.map((seconds) => tickText(seconds, splits, lang, zone)) },
          { ...axis, size: gutter ?? 48, ...(compact ? { space: 20 } : {}) },
        ],
        hooks: { drawClear: [(chart) => drawStretches(chart, moving.current.stretches)], draw: [(chart) => drawLimits(chart, limitShape, !compact)], setCursor: sync ? [(chart) => tellCursor(sync, timeAt(chart))] : [] },
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
    // `between` and `gutter` are part of `shape`.
  }, [shape, asTable, look, height, lang, zone, sync, compact, t]); // oxlint-disable-line react-hooks/exhaustive-deps

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
        {head}
        <button type="button" className="btn sm ghost" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {compact ? <Icon name={asTable ? "pulse" : "table"} label={t(asTable ? "chart.chart" : "chart.table")} /> : t(asTable ? "chart.chart" : "chart.table")}
        </button>
      </figcaption>
      {asTable ? <ValueTable times={times} series={series} label={label} /> : <div ref={host} />}
    </figure>
  );
}

/** Where the cursor stands, in whole seconds; null outside. */
function timeAt(chart: uPlot): number | null {
  const left = chart.cursor.left ?? -1;
  return left < 0 ? null : Math.round(chart.posToVal(left, "x"));
}

/** The value axis with the limits in view and some air. */
function withLimits(low: number, high: number, limits: ChartLimit[]): [number, number] {
  const all = [low, high, ...limits.map((limit) => limit.value)].filter((value) => Number.isFinite(value));
  if (all.length === 0) return [0, 1];
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const air = (most - least) * 0.08 || Math.abs(most) * 0.05 || 1;
  return [least - air, most + air];
}

const FILLS = { down: "--problem-bg", alarm: "--exam-bg" };

/** Hatch where no data came, a soft fill where the device was out of service or the value in alarm. */
function drawStretches(chart: uPlot, stretches: ChartStretch[]): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const { from, to, tone } of stretches) {
    const left = chart.valToPos(from, "x", true);
    const right = chart.valToPos(to, "x", true);
    if (tone !== "gap") {
      ctx.fillStyle = tokenColour(FILLS[tone]);
      ctx.fillRect(left, bbox.top, right - left, bbox.height);
      continue;
    }
    ctx.strokeStyle = tokenColour("--line-2");
    ctx.lineWidth = devicePixelRatio;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, bbox.top, right - left, bbox.height);
    ctx.clip();
    for (let x = left - bbox.height; x < right; x += 6 * devicePixelRatio) {
      ctx.beginPath();
      ctx.moveTo(x, bbox.top + bbox.height);
      ctx.lineTo(x + bbox.height, bbox.top);
      ctx.stroke();
    }
    ctx.restore();
  }
  ctx.restore();
}

/** Dashed limit lines in the limit colour, named at the right edge. */
function drawLimits(chart: uPlot, limits: ChartLimit[], named: boolean): void {
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
    if (named) ctx.fillText(limit.label, bbox.left + bbox.width - 4, y - 4);
  }
  ctx.restore();
}

const TABLE_ROWS = 200;

const DAY_S = DAY_MS / 1000;

/** Over more than a day a time needs its date. */
function shapeOver(times: readonly number[]): TimeShape {
  return (times.at(-1) ?? 0) - (times[0] ?? 0) > DAY_S ? "full" : "seconds";
}

/** Seconds, times, days or months, as far apart as the ticks are. */
function tickText(seconds: number, splits: number[], lang: string, zone: string): string {
  const step = splits.length > 1 ? (splits[1] ?? 0) - (splits[0] ?? 0) : 60;
  if (step >= 28 * DAY_S) return isoDay(seconds * 1000, zone).slice(0, 7);
  if (step >= DAY_S - 3600) return isoDay(seconds * 1000, zone).slice(5); // the day on which clocks change is shorter
  return formatTime(seconds * 1000, { shape: step < 60 ? "seconds" : "time", lang, zone });
}

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
              <td className="num">{formatTime((times[at] ?? 0) * 1000, { shape: shapeOver(times), lang, zone })}</td>
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
