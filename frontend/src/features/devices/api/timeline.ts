import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import { departmentNow } from "@/shared/session/clock";
import { HOURS, type Range } from "../model/range";

const AHEAD_MS = 60_000; // what has just happened lies inside

/** What happened to a device within the range up to now. */
export function useTimeline(deviceId: number, range: Range, enabled: boolean) {
  return useQuery({
    queryKey: ["devices", "timeline", deviceId, range],
    queryFn: () => {
      const end = departmentNow() + AHEAD_MS;
      const query = { start: new Date(end - AHEAD_MS - HOURS[range] * 3_600_000).toISOString(), end: new Date(end).toISOString() };
      return take(api.GET("/api/devices/{device_id}/timeline", { params: { path: { device_id: deviceId }, query } }));
    },
    refetchInterval: 10_000,
    placeholderData: keepPreviousData,
    enabled,
  });
}
