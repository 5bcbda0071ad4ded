import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import { isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useZone } from "@/shared/session/site";
import { useMay } from "@/shared/session/session";

const WAITING = new Set(["booked", "arrived", "preparing"]);

/** How many of today's bookings on a device are still to come; undefined while unknown or not permitted. */
export function useTodaysBookings(deviceCode: string, siteId: number): number | undefined {
  const zone = useZone();
  const permitted = useMay("schedule.read");
  const { data } = useQuery({
    queryKey: ["devices", "bookings", siteId],
    queryFn: () => take(api.GET("/api/schedule/day", { params: { query: { site: siteId, day: isoDay(departmentNow(), zone) } } })),
    enabled: permitted,
    refetchInterval: 15_000,
  });
  if (!data) return undefined;
  const rows = new Set(data.rows.filter((row) => row.device_code === deviceCode).map((row) => row.id));
  return data.items.filter((item) => item.kind === "appointment" && rows.has(item.resource_id) && WAITING.has(item.status)).length;
}
