import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { LiveChart, type ChartStretch } from "@/shared/ui/LiveChart";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useChannels } from "../api/fleet";
import { useReadings } from "../api/readings";
import { useTimeline } from "../api/timeline";
import type { Alarm, Channel, Downtime, Series } from "../api/types";
import { useLiveValues, type LiveReading } from "../hooks/useLiveValues";
import type { Range } from "../model/range";
import { listStretches } from "../model/timeline";
import { findGaps, findSilence } from "../model/tile";
import { EventLanes, GUTTER } from "./EventLanes";

interface Props {
  deviceId: number;
  range: Range;
  alarms: Alarm[];
  downtimes: Downtime[];
  /** How many channels at most; all without it. */
  most?: number;
  /** Below each other, under what happened to the device, all on one axis. */
  stacked?: boolean;
}

/** Small multiples on one time axis: thresholds dashed, gaps hatched, downtime tinted; a value in alarm turns red with its words. */
export function Telemetry({ deviceId, range, alarms, downtimes, most, stacked = false }: Props) {
  const { t } = useTranslation("devices");
  const channels = useChannels(deviceId);
  const readings = useReadings(deviceId, range);
  const live = useLiveValues(deviceId);
  const timeline = useTimeline(deviceId, range, stacked);
  if (channels.isError) return <ErrorState error={channels.error} onRetry={() => void channels.refetch()} />;
  if (readings.isError) return <ErrorState error={readings.error} onRetry={() => void readings.refetch()} />;
  if (!channels.data || !readings.data) return <Loading lines={4} />;
  const shown = channels.data.filter((channel) => channel.enabled).slice(0, most);
  if (shown.length === 0) return <EmptyState title={t("telemetry.none")} hint={t("telemetry.noneHint")} />;
  const { series, span } = readings.data;
  const down = downtimes
    .filter((one) => one.full)
    .map((one): ChartStretch => ({ from: Date.parse(one.started_at) / 1000, to: one.ended_at ? Date.parse(one.ended_at) / 1000 : span[1], tone: "down" }));
  const sync = `device-${deviceId}`;
  return (
    <div className={stacked ? "multiples stacked" : "multiples"}>
      {stacked && <EventLanes timeline={timeline.data} error={timeline.error} onRetry={() => void timeline.refetch()} span={span} sync={sync} deviceId={deviceId} />}
      {shown.map((channel) => (
        <Multiple
          key={channel.id}
          channel={channel}
          series={series.find((one) => one.channel === channel.code)}
          span={span}
          stretches={timeline.data ? [...listStretches(timeline.data.marks, channel.code, span[1]), ...down] : down}
          live={live[channel.code]}
          tone={toneOf(alarms.filter((alarm) => alarm.channel_code === channel.code && alarm.state !== "cleared"))}
          sync={sync}
          gutter={stacked ? GUTTER : undefined}
        />
      ))}
    </div>
  );
}

interface MultipleProps {
  channel: Channel;
  series: Series | undefined;
  span: [number, number];
  stretches: ChartStretch[];
  live: LiveReading | undefined;
  tone: "bad" | "t3" | "";
  sync: string;
  gutter?: number;
}

const DIGITS = 3;
const MISSED = 6;

/** Red is for a value past its limit; one that has stopped coming is grey. */
function toneOf(alarms: Alarm[]): MultipleProps["tone"] {
  if (alarms.some((alarm) => alarm.cause === "telemetry")) return "t3";
  return alarms.length > 0 ? "bad" : "";
}

export function Multiple({ channel, series, span, stretches, live, tone, sync, gutter }: MultipleProps) {
  const { t } = useTranslation("devices");
  const lang = useLang();
  const name = pick(channel.names, lang);
  const value = live?.v ?? channel.latest?.v;
  const limits = channel.limits.filter((limit) => limit.kind === "above" || limit.kind === "below").map((limit) => ({ value: limit.on, label: limit.code }));
  const times = series?.t ?? [];
  const lines = [
    { label: t("telemetry.high"), values: series?.high ?? [], tone: "grey" as const },
    { label: t("telemetry.low"), values: series?.low ?? [], tone: "grey" as const },
    { label: t("telemetry.mean"), unit: unitWord(channel.unit), values: series?.mean ?? [] },
  ];
  const gaps: ChartStretch[] = series ? [...findGaps(series.t, series.mean, series.bucket_s), ...findSilence(series.t, span[1], series.bucket_s * 2 + (channel.cadence_s ?? 0) * MISSED)] : [];
  return (
    <LiveChart
      compact
      label={name}
      head={
        <b className={`value ${tone}`}>
          {value === undefined ? "–" : Number(value.toPrecision(DIGITS + 1))} <small>{unitWord(channel.unit)}</small>
        </b>
      }
      times={times}
      series={lines}
      limits={limits}
      height={104}
      range={span}
      stretches={[...stretches, ...gaps]}
      between={[1, 2]}
      sync={sync}
      gutter={gutter}
    />
  );
}

const WORDS: Record<string, string> = { Cel: "\u00b0C", "{arc}": "", "{exposure}": "", "{state}": "", "1": "" };

/** A UCUM code as people write it. */
export function unitWord(code: string): string {
  return WORDS[code] ?? code;
}
