import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components, operations } from "@/shared/api/schema";

export type ClassAdherence = components["schemas"]["ClassAdherence"];
export type AdherenceQuery = operations["triage_adherence"]["parameters"]["query"];

export function useAdherence(query: AdherenceQuery | null) {
  return useQuery({
    queryKey: ["exams", "adherence", query],
    queryFn: () => take(api.GET("/api/triage/adherence", { params: { query: query! } })),
    enabled: query !== null,
    placeholderData: keepPreviousData,
  });
}
