import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, BASE, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type ReaderStudy = Schemas["QcReaderStudy"];
export type ReaderStudyDetail = Schemas["QcReaderStudyDetail"];
export type Sheet = Schemas["QcReadingSheet"];
export type CriterionResult = Schemas["QcCriterionResult"];
export type MeasureResult = Schemas["QcMeasureResult"];

export const useMyReadings = (on: boolean) => useQuery({ queryKey: ["qc", "readings"], enabled: on, queryFn: () => take(api.GET("/api/qc/readings")) });

export const useReaderStudy = (id: number) => useQuery({ queryKey: ["qc", "reader-study", id], queryFn: () => take(api.GET("/api/qc/reader-studies/{reader_study_id}", { params: { path: { reader_study_id: id } } })), refetchInterval: 15_000 });

export const useReaderResults = (id: number, on: boolean) =>
  useQuery({ queryKey: ["qc", "reader-study", id, "results"], enabled: on, queryFn: () => take(api.GET("/api/qc/reader-studies/{reader_study_id}/results", { params: { path: { reader_study_id: id } } })) });

export const useReaderMeasures = (id: number) => useQuery({ queryKey: ["qc", "reader-study", id, "measures"], queryFn: () => take(api.GET("/api/qc/reader-studies/{reader_study_id}/measures", { params: { path: { reader_study_id: id } } })) });

export interface Bar {
  criterion: string;
  condition: string;
  score: number;
}
export const useScoredCases = (id: number, query: Bar) => useQuery({ queryKey: ["qc", "reader-study", id, "scores", query], queryFn: () => take(api.GET("/api/qc/reader-studies/{reader_study_id}/scores", { params: { path: { reader_study_id: id }, query } })) });

export const useReaderPeople = () => useQuery({ queryKey: ["qc", "reader-people"], queryFn: () => take(api.GET("/api/qc/reader-studies/people")) });

export function useMakeReaderStudy() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["QcReaderMakeRequest"]) => take(api.POST("/api/qc/reader-studies", { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["qc", "reader-studies"] }),
  });
}

export function useLockReaderStudy(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["QcReaderLockRequest"]) => take(api.POST("/api/qc/reader-studies/{reader_study_id}/lock", { params: { path: { reader_study_id: id } }, body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["qc", "reader-study", id] }),
  });
}

/** The item at a place of this reader's order; without a place the first that has no scores. */
export const useSheet = (id: number, place: number | null) =>
  useQuery({
    queryKey: ["qc", "reading", id, place],
    queryFn: () => take(api.GET("/api/qc/readings/{reading_id}", { params: { path: { reading_id: id }, query: place === null ? {} : { place } } })),
  });

export function useScore(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ place, body }: { place: number; body: Schemas["QcScoresRequest"] }) => take(api.POST("/api/qc/readings/{reading_id}/{place}", { params: { path: { reading_id: id, place } }, body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["qc", "reading", id] }),
  });
}

export const pictureOf = (id: number, place: number, number: number) => `${BASE}/api/qc/readings/${id}/${place}/pictures/${number}`;
export const resultsCsv = (id: number) => `${BASE}/api/qc/reader-studies/${id}/results/csv`;
export const measuresCsv = (id: number) => `${BASE}/api/qc/reader-studies/${id}/measures/csv`;
export const scoresCsv = (id: number) => `${BASE}/api/qc/reader-studies/${id}/scores/csv`;
