import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type Supply = components["schemas"]["Supply"];
export type SupplyFacts = Omit<components["schemas"]["NewSupplyRequest"], "site_id">;

/** What the devices of a site share. */
export function useSupplies() {
  return useQuery({ queryKey: ["devices", "supplies"], queryFn: () => take(api.GET("/api/device-supplies", { params: { query: { page_size: 200 } } })) });
}

/** Adds a supply to the site, or changes the one that is given. */
export function useSaveSupply(siteId: number, supply: Supply | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (facts: SupplyFacts) =>
      supply
        ? take(api.PUT("/api/device-supplies/{supply_id}", { params: { path: { supply_id: supply.id } }, body: { ...facts, version: supply.version ?? 1 } }))
        : take(api.POST("/api/device-supplies", { body: { ...facts, site_id: siteId } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["devices"] }),
  });
}

export function useDeleteSupply() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Supply) => take(api.DELETE("/api/device-supplies/{supply_id}", { params: { path: { supply_id: id }, query: { version: version ?? 1 } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["devices"] }),
  });
}
