import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type LearnedScore = Schemas["QcLearnedScore"];
export type LearnedDetail = Schemas["QcLearnedDetail"];
export type CaseScore = Schemas["QcCaseScore"];

export const useLearnedScores = (query: object) => useQuery({ queryKey: ["qc", "mr-scores", query], queryFn: () => take(api.GET("/api/qc/mr-scores", { params: { query } })), placeholderData: keepPreviousData });

export const useLearnedScore = (id: number) => useQuery({ queryKey: ["qc", "mr-scores", id], queryFn: () => take(api.GET("/api/qc/mr-scores/{score_id}", { params: { path: { score_id: id } } })) });

export function useLearn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["QcLearnRequest"]) => take(api.POST("/api/qc/mr-scores", { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["qc", "mr-scores"] }),
  });
}

export const useScoreCases = (id: number) => useMutation({ mutationFn: (table: string) => take(api.POST("/api/qc/mr-scores/{score_id}/cases", { params: { path: { score_id: id } }, body: { table } })) });
