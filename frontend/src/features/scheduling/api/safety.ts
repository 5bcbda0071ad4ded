import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

/** Safety's own sheet: the strip and the questions of booking. */
export function useSafetySheet(exam: number | undefined) {
  return useQuery({
    queryKey: ["safety", "sheet", exam],
    queryFn: () => take(api.GET("/api/safety/exams/{exam_id}", { params: { path: { exam_id: exam! } } })),
    enabled: exam !== undefined,
  });
}

export type AnswerValue = "yes" | "no" | "unsure";

export async function answerQuestion({ exam, item, value }: { exam: number; item: string; value: AnswerValue }) {
  return take(
    api.POST("/api/safety/exams/{exam_id}/answers", {
      params: { path: { exam_id: exam } },
      body: { answers: [{ item, value }] } as never,
    }),
  );
}
