import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

export function useCallers(site: number | undefined, text: string) {
  const q = text.trim();
  return useQuery({
    queryKey: ["schedule", "callers", site, q],
    queryFn: () => take(api.GET("/api/schedule/callers", { params: { query: { site: site!, q } } })),
    enabled: site !== undefined && q.length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}

export function useCallCard(site: number | undefined, patient: number | undefined) {
  return useQuery({
    queryKey: ["schedule", "caller", site, patient],
    queryFn: () =>
      take(api.GET("/api/schedule/sites/{site_id}/callers/{patient_id}", { params: { path: { site_id: site!, patient_id: patient! } } })),
    enabled: site !== undefined && patient !== undefined,
  });
}
