import { useChannels } from "../api/fleet";
import { useReadingsAround } from "../api/readings";
import type { Alarm } from "../api/types";
import { Multiple } from "./Telemetry";

/** The channel an hour before and after the alarm was raised. */
export function AlarmChart({ alarm }: { alarm: Alarm }) {
  const channels = useChannels(alarm.device_id);
  const channel = channels.data?.find((one) => one.code === alarm.channel_code);
  const readings = useReadingsAround(alarm.device_id, alarm.channel_code, alarm.raised_at);
  if (!channel || !readings.data) return null;
  const { series, span } = readings.data;
  return <Multiple channel={channel} series={series[0]} span={span} stretches={[]} live={undefined} tone={alarm.cleared_at ? "" : "bad"} sync={`alarm-${alarm.id}`} />;
}
