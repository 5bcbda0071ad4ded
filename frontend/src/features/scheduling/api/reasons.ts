import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type ChangeCount = components["schemas"]["ChangeCount"];
export type ChangeKind = ChangeCount["kind"];

export interface CountsRange {
  first: string;
  last: string;
  kind?: ChangeKind;
}

/** How often bookings were moved, called off and missed, by week, kind and reason. */
export function useChangeCounts(site: number | undefined, range: CountsRange) {
  return useQuery({
    queryKey: ["schedule", "change-counts", site, range],
    queryFn: () => take(api.GET("/api/schedule/sites/{site_id}/change-counts", { params: { path: { site_id: site! }, query: range } })),
    enabled: site !== undefined,
    placeholderData: keepPreviousData,
  });
}

/** Why a booking may be moved, cancelled or missed: the codes of the site. */
export function useReasons(site: number | undefined) {
  return useQuery({
    queryKey: ["schedule-reasons", site],
    queryFn: () => take(api.GET("/api/schedule/sites/{site_id}/reasons", { params: { path: { site_id: site! } } })),
    enabled: site !== undefined,
    staleTime: 5 * 60_000,
  });
}
