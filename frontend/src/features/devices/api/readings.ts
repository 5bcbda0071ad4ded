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

/** One channel from an hour before to an hour after an instant, as far as that has come. */
export function useReadingsAround(deviceId: number, channel: string, at: string) {
  return useQuery({
    queryKey: ["devices", "readings", deviceId, channel, at],
    queryFn: () => readSpan(deviceId, Date.parse(at) - HOUR_MS, Math.min(Date.parse(at) + HOUR_MS, departmentNow()), channel),
    refetchInterval: () => (departmentNow() < Date.parse(at) + HOUR_MS ? 5_000 : false),
    enabled: channel !== "",
  });
}

async function readSpan(deviceId: number, start: number, end: number, channels?: string) {
  const query = { start: new Date(start).toISOString(), end: new Date(end).toISOString(), points: POINTS, ...(channels ? { channels } : {}) };
  const series = await take(api.GET("/api/devices/{device_id}/readings", { params: { path: { device_id: deviceId }, query } }));
  return { series: series ?? [], span: [start / 1000, end / 1000] as [number, number] };
}
