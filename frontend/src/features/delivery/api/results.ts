import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type Result = components["schemas"]["Result"];

export function useResults(q: string, unread: boolean) {
  return useQuery({
    queryKey: ["results", q, unread],
    queryFn: () => take(api.GET("/api/results", { params: { query: { q, unread, page_size: 100 } } })),
    refetchInterval: 30_000,
    placeholderData: keepPreviousData,
  });
}

/** Opening is the acknowledged delivery: the list then shows it as read. */
export function useOpenedResult(releaseId: number | null) {
  const client = useQueryClient();
  return useQuery({
    queryKey: ["result", releaseId],
    enabled: releaseId !== null,
    staleTime: Infinity,
    queryFn: async () => {
      const opened = await take(api.POST("/api/results/{release_id}/open", { params: { path: { release_id: releaseId ?? 0 } } }));
      void client.invalidateQueries({ queryKey: ["results"] });
      return opened;
    },
  });
}

/** Read, and acted on; critical findings of the report are thereby received. */
export function useAcknowledge() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (release_id: number) => take(api.POST("/api/results/{release_id}/acknowledge", { params: { path: { release_id } } })),
    onSuccess: (result) => {
      client.setQueryData(["result", result.id], result);
      void client.invalidateQueries({ queryKey: ["results"] });
    },
  });
}

/** Critical findings that were told and not confirmed yet, also while nothing is signed. */
export function useOwnCriticals() {
  return useQuery({ queryKey: ["results", "criticals"], queryFn: () => take(api.GET("/api/results/criticals", { params: { query: { page_size: 100 } } })), refetchInterval: 30_000 });
}

export function useReceiveCritical() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (critical_id: number) => take(api.POST("/api/results/criticals/{critical_id}/receipt", { params: { path: { critical_id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["results"] }),
  });
}
