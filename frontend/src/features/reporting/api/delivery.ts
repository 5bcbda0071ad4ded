import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type Release = components["schemas"]["Release"];

const path = (report_id: number) => ({ params: { path: { report_id } } });
const releasesKey = (reportId: number) => ["report", "releases", reportId] as const;
const plainKey = (reportId: number) => ["report", "plain", reportId] as const;

export const useReleases = (reportId: number) => useQuery({ queryKey: releasesKey(reportId), queryFn: () => take(api.GET("/api/reports/{report_id}/releases", path(reportId))) });

const WAITING_MS = 2_000;

export const usePlainText = (reportId: number) =>
  useQuery({
    queryKey: plainKey(reportId),
    staleTime: Infinity,
    gcTime: 0,
    queryFn: () => take(api.GET("/api/reports/{report_id}/plain-text", path(reportId))),
    refetchInterval: (query) => (query.state.data?.draft?.state === "waiting" ? WAITING_MS : false),
  });

export function useAskPlainDraft(reportId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.POST("/api/reports/{report_id}/plain-text/draft", path(reportId))),
    onSuccess: () => void client.invalidateQueries({ queryKey: plainKey(reportId) }),
  });
}

export function useWithdraw(reportId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => take(api.POST("/api/reports/{report_id}/withdrawal", { ...path(reportId), body: { reason } })),
    onSuccess: (rows) => client.setQueryData(releasesKey(reportId), rows),
  });
}

export function useReleasePlainText(reportId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["PlainTextRequest"]) => take(api.PUT("/api/reports/{report_id}/plain-text", { ...path(reportId), body })),
    onSuccess: (state) => client.setQueryData(plainKey(reportId), state),
  });
}
