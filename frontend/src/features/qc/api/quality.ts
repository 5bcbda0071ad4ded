import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type Audit = Schemas["QcAudit"];
export type Charts = Schemas["QcCharts"];
export type CaseRow = Schemas["QcCase"];
export type DrawRow = Schemas["QcDraw"];
export type Design = Schemas["QcDesignRequest"];
export type Kind = "report" | "image";
export const QUEUES = ["random", "active", "central", "raised"] as const;
export type Queue = (typeof QUEUES)[number];

export const useQueueCounts = () => useQuery({ queryKey: ["qc", "queues"], queryFn: () => take(api.GET("/api/qc/queues")) });

export const useQueue = (queue: Queue) =>
  useQuery({ queryKey: ["qc", "queue", queue], queryFn: () => take(api.GET("/api/qc/queues/{queue}", { params: { path: { queue } } })) });

const auditQuery = (caseId: number) => ({
  queryKey: ["qc", "audit", caseId],
  queryFn: () => take(api.GET("/api/qc/cases/{case_id}/audit", { params: { path: { case_id: caseId } } })),
  staleTime: Infinity,
  retry: false,
});

/** The case to judge; the next one is fetched ahead. */
export function useAudit(caseId: number | null, nextId: number | null) {
  useQuery({ ...auditQuery(nextId ?? 0), enabled: nextId !== null });
  return useQuery({ ...auditQuery(caseId ?? 0), enabled: caseId !== null });
}

export function useSubmitReview() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ caseId, body }: { caseId: number; body: Schemas["QcReviewSubmitRequest"] }) => take(api.POST("/api/qc/cases/{case_id}/reviews", { params: { path: { case_id: caseId } }, body })),
    onSuccess: () => {
      for (const part of ["queue", "queues", "charts", "cases"]) void client.invalidateQueries({ queryKey: ["qc", part] });
    },
  });
}

export const useCharts = (kind: Kind, on: boolean) => useQuery({ queryKey: ["qc", "charts", kind], enabled: on, queryFn: () => take(api.GET("/api/qc/charts", { params: { query: { kind } } })) });

export function useDraw() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Design) => take(api.POST("/api/qc/draws", { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["qc"] }),
  });
}

export const usePreview = (body: Design | null) =>
  useQuery({ queryKey: ["qc", "preview", body], enabled: body !== null, retry: false, queryFn: () => take(api.POST("/api/qc/draws/preview", { body: body as Design })) });

export const useCase = (caseId: number) => useQuery({ queryKey: ["qc", "case", caseId], queryFn: () => take(api.GET("/api/qc/cases/{case_id}", { params: { path: { case_id: caseId } } })) });

export function useCaseAct(caseId: number, act: "closure" | "appeal") {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { text: string; version: number }) =>
      act === "closure"
        ? take(api.POST("/api/qc/cases/{case_id}/closure", { params: { path: { case_id: caseId } }, body }))
        : take(api.POST("/api/qc/cases/{case_id}/appeal", { params: { path: { case_id: caseId } }, body })),
    onSuccess: (changed) => {
      client.setQueryData(["qc", "case", caseId], changed);
      void client.invalidateQueries({ queryKey: ["qc", "cases"] });
    },
  });
}
