import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { sendOrKeep } from "@/shared/safety/outbox";

type Schemas = components["schemas"];
export type Floor = Schemas["Floor"];
export type ExamCardFacts = Schemas["ExamCard"];
export type Preset = Schemas["Preset"];
export type RejectBody = Schemas["NewRejectRequest"];
export type DeviationBody = Schemas["NewDeviationRequest"];

export const useFloor = (examId: number) =>
  useQuery({ queryKey: ["scanner", "floor", examId], queryFn: () => take(api.GET("/api/exams/{exam_id}/floor", { params: { path: { exam_id: examId } } })), refetchInterval: 30_000 });

export const useCard = (examId: number, device: string) =>
  useQuery({ queryKey: ["scanner", "card", examId, device], queryFn: () => take(api.GET("/api/exams/{exam_id}/card", { params: { path: { exam_id: examId }, query: { device } } })), staleTime: 60_000 });

/** Rejects and deviations are kept on the tablet while there is no network; the server stores each client id once. */
export function useFloorWrite(examId: number, label: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ path, body }: { path: "rejects"; body: RejectBody } | { path: "deviations"; body: DeviationBody }) => sendOrKeep(`/api/exams/${examId}/${path}`, body, label),
    onSettled: () => client.invalidateQueries({ queryKey: ["scanner", "floor", examId] }),
  });
}

export function useVoidReject(examId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, note }: { id: number; note: string }) => take(api.POST("/api/rejects/{reject_id}/void", { params: { path: { reject_id: id } }, body: { note } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["scanner", "floor", examId] }),
  });
}

export const usePresets = (site: number, modality: string) =>
  useQuery({ queryKey: ["scanner", "presets", site, modality], queryFn: () => take(api.GET("/api/exams/unscheduled", { params: { query: { site, modality } } })), staleTime: Infinity });

export const useFoundPatients = (q: string) =>
  useQuery({ queryKey: ["scanner", "patients", q], queryFn: () => take(api.GET("/api/patients", { params: { query: { q, page_size: 6 } } })), enabled: q.trim().length > 1, placeholderData: (before) => before });

export function useAdmit() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["UnscheduledRequest"]) => take(api.POST("/api/exams/unscheduled", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["safety", "worklist"] }),
  });
}
