import { useQuery } from "@tanstack/react-query";
import { api, take } from "../../api/client";

/** A study with its series. Opening it leaves an entry in the audit trail, so it is not fetched again unasked. */
export function useStudy(studyId: number | null) {
  return useQuery({
    queryKey: ["viewer", "study", studyId],
    queryFn: () => take(api.GET("/api/studies/{study_id}", { params: { path: { study_id: studyId ?? 0 } } })),
    enabled: studyId !== null,
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
}

export function useInstances(seriesId: number | null) {
  return useQuery({
    queryKey: ["viewer", "instances", seriesId],
    queryFn: () => take(api.GET("/api/series/{series_id}/instances", { params: { path: { series_id: seriesId ?? 0 } } })),
    enabled: seriesId !== null,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

/** Studies of an exam, and the same patient's other studies for comparison, newest first. */
export function useStudies(filter: { exam_id?: number; patient_id?: number }) {
  return useQuery({
    queryKey: ["viewer", "studies", filter],
    queryFn: () => take(api.GET("/api/studies", { params: { query: { ...filter, page_size: 50 } } })),
    enabled: filter.exam_id !== undefined || filter.patient_id !== undefined,
  });
}
