import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

export const dayKey = (site: number, day: string) => ["schedule", "day", site, day] as const;

/** The board of one day. Other desks' reservations are no events, so it is asked again every five seconds. */
export function useDay(site: number | undefined, day: string) {
  return useQuery({
    queryKey: dayKey(site ?? 0, day),
    queryFn: () => take(api.GET("/api/schedule/day", { params: { query: { site: site!, day } } })),
    enabled: site !== undefined,
    refetchInterval: 5000,
    placeholderData: keepPreviousData,
  });
}

/** How full the next fourteen days are for an exam, a modality, or everything. */
export function useLoad(site: number | undefined, day: string, exam: number | undefined, modality: string) {
  return useQuery({
    queryKey: ["schedule", "load", site, day, exam, modality],
    queryFn: () => take(api.GET("/api/schedule/load", { params: { query: { site: site!, day, exam, modality, days: 14 } } })),
    enabled: site !== undefined,
    refetchInterval: 30_000,
    placeholderData: keepPreviousData,
  });
}
