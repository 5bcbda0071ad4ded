import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import { departmentNow } from "@/shared/session/clock";
import { HOURS, type Range } from "../model/range";

const POINTS = 300;
const HOUR_MS = 3_600_000;

/** Decimated series of all channels up to now, with the stretch of time they cover (epoch seconds). */
export function useReadings(deviceId: number, range: Range) {
  return useQuery({
    queryKey: ["devices", "readings", deviceId, range],
    queryFn: async () => {
      const end = departmentNow();
      return readSpan(deviceId, end - HOURS[range] * HOUR_MS, end);
    },
    refetchInterval: HOURS[range] <= 6 ? 5_000 : 30_000,
    placeholderData: keepPreviousData,
  });
}

/** One channel from `before` hours before an instant to an hour after another, as far as that has come. */
export function useReadingsAround(deviceId: number, channel: string, from: string, to = from, before = 1) {
  const [start, end] = [Date.parse(from) - before * HOUR_MS, Date.parse(to) + HOUR_MS];
  return useQuery({
    queryKey: ["devices", "readings", deviceId, channel, start, end],
    queryFn: () => readSpan(deviceId, start, Math.min(end, departmentNow()), channel),
    refetchInterval: () => (departmentNow() < end ? 5_000 : false),
    enabled: channel !== "",
  });
}

async function readSpan(deviceId: number, start: number, end: number, channels?: string) {
  const query = { start: new Date(start).toISOString(), end: new Date(end).toISOString(), points: POINTS, ...(channels ? { channels } : {}) };
  const series = await take(api.GET("/api/devices/{device_id}/readings", { params: { path: { device_id: deviceId }, query } }));
  return { series: series ?? [], span: [start / 1000, end / 1000] as [number, number] };
}
