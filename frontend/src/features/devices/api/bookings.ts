import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import { isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useZone } from "@/shared/session/site";
import { useMay } from "@/shared/session/session";
import { findNextExams, WAITING } from "../model/bookings";

/** Today's bookings of a site; undefined data while unknown or not permitted. */
function useDay(siteId: number | undefined) {
  const zone = useZone();
  const permitted = useMay("schedule.read");
  return useQuery({
    queryKey: ["devices", "bookings", siteId],
    queryFn: () => take(api.GET("/api/schedule/day", { params: { query: { site: siteId ?? 0, day: isoDay(departmentNow(), zone) } } })),
    enabled: permitted && siteId !== undefined,
    refetchInterval: 15_000,
  }).data;
}

/** How many of today's bookings on a device are still to come; undefined while unknown or not permitted. */
export function useTodaysBookings(deviceCode: string, siteId: number): number | undefined {
  const data = useDay(siteId);
  if (!data) return undefined;
  const rows = new Set(data.rows.filter((row) => row.device_code === deviceCode).map((row) => row.id));
  return data.items.filter((item) => item.kind === "appointment" && rows.has(item.resource_id) && WAITING.has(item.status)).length;
}

/** When the next exam of today begins, by device code; undefined while unknown or not permitted. */
export function useNextExams(siteId: number | undefined): Map<string, string> | undefined {
  const data = useDay(siteId);
  return data && findNextExams(data.rows, data.items);
}
