import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, BASE, take } from "@/shared/api/client";
import type { components, paths } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type Audit = Schemas["QcAudit"];
export type Checklist = Schemas["QcChecklist"];
export type DrawPage = Schemas["QcDrawPage"];
export type Charts = Schemas["QcCharts"];
export type CaseRow = Schemas["QcCase"];
export type CasePage = Schemas["QcCasePage"];
export type DrawRow = Schemas["QcDraw"];
export type Design = Schemas["QcDesignRequest"];
export type SentMark = Schemas["QcMarkRequest"];
export type Kind = "report" | "image";
export const QUEUES = ["random", "active", "central", "raised"] as const;
export type Queue = (typeof QUEUES)[number];

export const useQueueCounts = () => useQuery({ queryKey: ["qc", "queues"], queryFn: () => take(api.GET("/api/qc/queues")) });

export const useQueue = (queue: Queue) =>
  useQuery({ queryKey: ["qc", "queue", queue], queryFn: () => take(api.GET("/api/qc/queues/{queue}", { params: { path: { queue } } })) });

export const picturesOf = (caseId: number) => `${BASE}/api/qc/cases/${caseId}/pictures`;

export const priorPicturesOf = (caseId: number, key: string) => `${BASE}/api/qc/cases/${caseId}/priors/${key}/pictures`;

/** Numbers of the pictures that a case opens with: a third and two thirds of the way. */
export function firstShown(total: number, at = Math.floor(total / 3)): number[] {
  return total > 1 ? [at, Math.min(total - 1, at + Math.max(1, Math.floor(total / 3)))] : [at];
}

const auditQuery = (caseId: number) => ({
  queryKey: ["qc", "audit", caseId],
  queryFn: () => take(api.GET("/api/qc/cases/{case_id}/audit", { params: { path: { case_id: caseId } } })),
  staleTime: Infinity,
  retry: false,
});

/** The case to judge; the next one is fetched ahead. */
export function useAudit(caseId: number | null, nextId: number | null) {
  const next = useQuery({ ...auditQuery(nextId ?? 0), enabled: nextId !== null });
  const total = next.data?.n_pictures ?? 0;
  useEffect(() => {
    if (nextId === null || total === 0) return;
    for (const number of firstShown(total)) new Image().src = `${picturesOf(nextId)}/${number}`;
  }, [nextId, total]);
  return useQuery({ ...auditQuery(caseId ?? 0), enabled: caseId !== null });
}

/** The impression before the report; the answer is the sheet with the report. */
export function useFirstLook(caseId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["QcFirstLookSendRequest"]) => take(api.POST("/api/qc/cases/{case_id}/first-look", { params: { path: { case_id: caseId } }, body })),
    onSuccess: (opened) => client.setQueryData(auditQuery(caseId).queryKey, opened),
  });
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

export type SizeQuestion = paths["/api/qc/sample-size"]["get"]["parameters"]["query"];
export const useSampleSize = (question: SizeQuestion | null) =>
  useQuery({ queryKey: ["qc", "size", question], enabled: question !== null, retry: false, placeholderData: keepPreviousData, queryFn: () => take(api.GET("/api/qc/sample-size", { params: { query: question as SizeQuestion } })) });

export const useDrawPage = (drawId: number) => useQuery({ queryKey: ["qc", "draw", drawId], queryFn: () => take(api.GET("/api/qc/draws/{draw_id}", { params: { path: { draw_id: drawId } } })) });

export const useReplay = (drawId: number, on: boolean) =>
  useQuery({ queryKey: ["qc", "replay", drawId], enabled: on, queryFn: () => take(api.GET("/api/qc/draws/{draw_id}/replay", { params: { path: { draw_id: drawId } } })) });

export function useRedraw(drawId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => take(api.POST("/api/qc/draws/{draw_id}/redraw", { params: { path: { draw_id: drawId } }, body: { text } })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["qc"] }),
  });
}

export type FunnelBy = NonNullable<NonNullable<paths["/api/qc/funnel"]["get"]["parameters"]["query"]>["by"]>;
export const useFunnel = (kind: Kind, by: FunnelBy) => useQuery({ queryKey: ["qc", "funnel", kind, by], queryFn: () => take(api.GET("/api/qc/funnel", { params: { query: { kind, by } } })) });

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

export type Period = { first: string; last: string };
export type IndicatorCode = "timely" | "critical" | "positive" | "amended" | "pathology";

export const useIndicators = (period: Period) => useQuery({ queryKey: ["quality", "indicators", period], queryFn: () => take(api.GET("/api/reading/indicators", { params: { query: period } })), placeholderData: keepPreviousData });
export const useIndicatorCases = (period: Period, code: IndicatorCode) => useQuery({ queryKey: ["quality", "indicators", "cases", period, code], queryFn: () => take(api.GET("/api/reading/indicators/cases", { params: { query: { ...period, code } } })) });
