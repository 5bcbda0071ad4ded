import { useQuery } from "@tanstack/react-query";
import { api, take } from "../api/client";
import type { components } from "../api/schema";

export type OrderReading = components["schemas"]["OrderReading"];
export type Suggestion = components["schemas"]["Suggestion"];
type OrderText = components["schemas"]["OrderTextRequest"];

/** What the text of an exam's order proposes. */
export function useExamSuggestions(exam: number | undefined) {
  return useQuery({
    queryKey: ["exams", "suggestions", exam],
    queryFn: () => take(api.GET("/api/exams/{exam_id}/suggestions", { params: { path: { exam_id: exam ?? 0 } } })),
    enabled: exam !== undefined,
  });
}

/** What a text proposes that is still being written. */
export function useTextSuggestions(order: OrderText, wanted: boolean) {
  return useQuery({
    queryKey: ["suggestions", order],
    queryFn: () => take(api.POST("/api/suggestions", { body: order })),
    enabled: wanted && order.text.trim().length > 1,
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
}
