import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

export async function blockTime(body: { resource_id: number; starts_at: string; ends_at: string; cause: "maintenance" | "other"; note: string }) {
  return take(api.POST("/api/schedule/blocks", { body }));
}

export async function liftBlock(id: number) {
  return take(api.POST("/api/schedule/blocks/{block_id}/lift", { params: { path: { block_id: id } } }));
}

/** The bookable scanners and rooms of a site. */
export function useResources(site: number | undefined) {
  return useQuery({
    queryKey: ["schedule", "resources", site],
    queryFn: () => take(api.GET("/api/schedule/resources", { params: { query: { site: site! } } })),
    enabled: site !== undefined,
  });
}
