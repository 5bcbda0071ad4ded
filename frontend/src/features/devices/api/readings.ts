import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import { departmentNow } from "@/shared/session/clock";
import { HOURS, type Range } from "../model/range";

const POINTS = 300;

/** Decimated series of all channels up to now, with the stretch of time they cover (epoch seconds). */
export function useReadings(deviceId: number, range: Range) {
  return useQuery({
    queryKey: ["devices", "readings", deviceId, range],
    queryFn: async () => {
      const end = departmentNow();
      const start = end - HOURS[range] * 3_600_000;
      const query = { start: new Date(start).toISOString(), end: new Date(end).toISOString(), points: POINTS };
      const series = await take(api.GET("/api/devices/{device_id}/readings", { params: { path: { device_id: deviceId }, query } }));
      return { series: series ?? [], span: [start / 1000, end / 1000] as [number, number] };
    },
    refetchInterval: HOURS[range] <= 6 ? 5_000 : 30_000,
    placeholderData: keepPreviousData,
  });
}
