import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components, operations } from "@/shared/api/schema";

export type FreeSlot = components["schemas"]["FreeSlot"];
type Query = operations["find_free_slots"]["parameters"]["query"];

/** The next free slots without an order. */
export function useFreeSlots(query: Query, wanted: boolean) {
  return useQuery({
    queryKey: ["schedule", "free-slots", query],
    queryFn: () => take(api.GET("/api/schedule/free-slots", { params: { query } })),
    enabled: wanted,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
}
