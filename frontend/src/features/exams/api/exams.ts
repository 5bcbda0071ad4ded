import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import { api, take } from "@/shared/api/client";
import type { components, operations } from "@/shared/api/schema";
import { useLiveFrames } from "@/shared/live/useLive";
import { useSite } from "@/shared/session/site";

export type Exam = components["schemas"]["Exam"];
export type Timeline = components["schemas"]["Timeline"];
export type TimelineRow = Timeline["entries"][number];
export type ActionBody = components["schemas"]["ActionRequest"];
export type ActionName = ActionBody["action"];
type ExamQuery = NonNullable<operations["exam_list"]["parameters"]["query"]>;

const QUIET_MS = 700;

export function useExamList(query: Record<string, string | number>) {
  return useQuery({
    queryKey: ["exams", "list", query],
    queryFn: () => take(api.GET("/api/exams", { params: { query: query as ExamQuery } })),
    placeholderData: (before) => before,
  });
}

export function useVettingList(query: Record<string, string | number>) {
  return useQuery({
    queryKey: ["exams", "vetting", query],
    queryFn: () => take(api.GET("/api/vetting", { params: { query } })),
    placeholderData: (before) => before,
  });
}

export function useExam(id: number) {
  return useQuery({ queryKey: ["exams", "one", id], queryFn: () => take(api.GET("/api/exams/{exam_id}", { params: { path: { exam_id: id } } })) });
}

export function useTimeline(id: number) {
  return useQuery({ queryKey: ["exams", "timeline", id], queryFn: () => take(api.GET("/api/exams/{exam_id}/timeline", { params: { path: { exam_id: id } } })) });
}

/** Asks for an action; every list and page of exams is read again, also after a refusal (somebody else may have been faster). */
export function useAct(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ActionBody) => take(api.POST("/api/exams/{exam_id}/actions", { params: { path: { exam_id: id } }, body })),
    onSettled: () => client.invalidateQueries({ queryKey: ["exams"] }),
  });
}

export function useAsk(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (question: string) => take(api.POST("/api/exams/{exam_id}/questions", { params: { path: { exam_id: id } }, body: { question } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["exams"] }),
  });
}

/** Reads exam queries again when the department says that exams changed; bursts are gathered. */
export function useLiveExams(): void {
  const { site } = useSite();
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hear = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void client.invalidateQueries({ queryKey: ["exams"] }), QUIET_MS);
  }, [client]);
  useLiveFrames(site ? `exams:${site.id}` : null, hear);
}
