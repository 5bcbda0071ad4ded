import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components, operations } from "@/shared/api/schema";

export type ExamType = components["schemas"]["ExamType"];
export type ExamTypeFacts = components["schemas"]["NewExamTypeRequest"];
type Query = NonNullable<operations["exam_type_list"]["parameters"]["query"]>;

export function useExamTypes(query: Record<string, string | number>) {
  return useQuery({
    queryKey: ["catalogue", "list", query],
    queryFn: () => take(api.GET("/api/exam-types", { params: { query: query as Query } })),
    placeholderData: (before) => before,
  });
}

/** Adds a type, or changes one under the version it was read with. */
export function useSaveExamType(known: ExamType | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ code, ...facts }: ExamTypeFacts) =>
      known
        ? take(api.PUT("/api/exam-types/{code}", { params: { path: { code: known.code } }, body: { ...facts, version: known.version ?? 1 } }))
        : take(api.POST("/api/exam-types", { body: { code, ...facts } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["catalogue"] }),
  });
}
