import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

export interface DoseFilter {
  exam_id?: number;
  patient_id?: number;
  study_id?: number;
}

/** Dose records of an exam, a study or a patient, newest first. */
export function useDoseRecords(filter: DoseFilter, enabled = true) {
  return useQuery({
    queryKey: ["dose", "records", filter],
    queryFn: () => take(api.GET("/api/dose/records", { params: { query: { ...filter, page_size: 50 } } })),
    enabled,
  });
}

export function useDoseRecord(id: number) {
  return useQuery({ queryKey: ["dose", "record", id], queryFn: () => take(api.GET("/api/dose/records/{record_id}", { params: { path: { record_id: id } } })) });
}

export function usePatientDose(patientId: number, enabled: boolean) {
  return useQuery({ queryKey: ["dose", "patient", patientId], queryFn: () => take(api.GET("/api/dose/patients/{patient_id}", { params: { path: { patient_id: patientId } } })), enabled });
}

/** Says what came of a dose alarm. */
export function useReviewDose(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { note: string; version: number }) => take(api.POST("/api/dose/records/{record_id}/review", { params: { path: { record_id: id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["dose"] }),
  });
}
