import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "../api/client";
import type { components, operations } from "../api/schema";

export type Processing = components["schemas"]["Processing"];
export type ProcessingAct = components["schemas"]["ProcessingActRequest"]["action"];
type Query = NonNullable<operations["processing_list"]["parameters"]["query"]>;

export function useProcessing(query: Query | Record<string, string | number | boolean>, enabled = true) {
  return useQuery({
    queryKey: ["processing", "list", query],
    queryFn: () => take(api.GET("/api/processing", { params: { query: query as Query } })),
    enabled,
    refetchInterval: 15_000,
    placeholderData: (before) => before,
  });
}

export function useProcessingChoices(examId: number, enabled: boolean) {
  return useQuery({
    queryKey: ["processing", "choices", examId],
    queryFn: () => take(api.GET("/api/exams/{exam_id}/processing/choices", { params: { path: { exam_id: examId } } })),
    enabled,
  });
}

/** Every list is read again, also after a refusal: somebody else may have been faster. */
export function useProcessingAct() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ task, action, note = "" }: { task: Processing; action: ProcessingAct; note?: string }) =>
      take(api.POST("/api/processing/{processing_id}/actions", { params: { path: { processing_id: task.id } }, body: { action, note, version: task.version } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["processing"] }),
  });
}

export function useProcessingAsk(examId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: components["schemas"]["ProcessingAskRequest"]) => take(api.POST("/api/exams/{exam_id}/processing", { params: { path: { exam_id: examId } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["processing"] }),
  });
}

/** In words of the reader: what the images still wait for. */
export function toStatus(task: Pick<Processing, "progress" | "has_images">): "waiting" | Processing["progress"] {
  return task.progress === "open" && !task.has_images ? "waiting" : task.progress;
}

export function isLate(task: Pick<Processing, "due_at" | "closed_at">, now: number): boolean {
  return task.closed_at === null && task.due_at !== null && Date.parse(task.due_at) < now;
}
