import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

/** Why a booking may be moved, cancelled or missed: the codes of the site. */
export function useReasons(site: number | undefined) {
  return useQuery({
    queryKey: ["schedule-reasons", site],
    queryFn: () => take(api.GET("/api/schedule/sites/{site_id}/reasons", { params: { path: { site_id: site! } } })),
    enabled: site !== undefined,
    staleTime: 5 * 60_000,
  });
}
