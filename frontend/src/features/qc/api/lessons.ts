import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type Lesson = Schemas["QcLesson"];
export type LessonState = Lesson["state"];

const KEY = ["qc", "lessons"];

export const useLessons = (state: LessonState) => useQuery({ queryKey: [...KEY, state], queryFn: () => take(api.GET("/api/qc/lessons", { params: { query: { state, page_size: 50 } } })) });

/** Which rules alert the stretch as the department checks now. */
export const useHeard = (lesson_id: number) => useQuery({ queryKey: [...KEY, "heard", lesson_id], queryFn: () => take(api.GET("/api/qc/lessons/{lesson_id}/heard", { params: { path: { lesson_id } } })) });

export function useDecideLesson(lesson_id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ to, rule, reason }: { to: "example" | "rule" | "pair" | "drop"; rule: string; reason: string }) =>
      to === "drop" ? take(api.POST("/api/qc/lessons/{lesson_id}/drop", { params: { path: { lesson_id } }, body: { reason } })) : take(api.POST("/api/qc/lessons/{lesson_id}/promotion", { params: { path: { lesson_id } }, body: { to, rule, reason } })),
    onSuccess: () => {
      for (const key of [KEY, ["qc", "report-rules"], ["qc", "lexicon"]]) void client.invalidateQueries({ queryKey: key });
    },
  });
}

export function useConfirmDispute(code: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (alert_id: number) => take(api.POST("/api/qc/report-rules/{code}/disputes/{alert_id}", { params: { path: { code, alert_id } } })),
    onSuccess: () => {
      for (const key of [KEY, ["qc", "report-rules"]]) void client.invalidateQueries({ queryKey: key });
    },
  });
}
