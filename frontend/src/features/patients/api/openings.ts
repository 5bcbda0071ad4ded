import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type Elsewhere = components["schemas"]["Elsewhere"];
export type Opening = components["schemas"]["Opening"];
export type Verdict = components["schemas"]["VerdictRequest"];

export function useElsewhere(patientId: number, enabled: boolean) {
  return useQuery({ queryKey: ["patients", patientId, "elsewhere"], queryFn: () => take(api.GET("/api/patients/{patient_id}/elsewhere", { params: { path: { patient_id: patientId } } })), enabled });
}

/** What was hidden a moment ago is asked for anew. */
export function useOpenRecord(patientId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { reason: string; note: string }) => take(api.POST("/api/patients/{patient_id}/elsewhere", { params: { path: { patient_id: patientId } }, body })),
    onSuccess: () => Promise.all([client.invalidateQueries({ queryKey: ["patients"] }), client.invalidateQueries({ queryKey: ["exams"] })]),
  });
}

export function useOpenings(query: Record<string, never>) {
  return useQuery({ queryKey: ["patients", "openings", query], queryFn: () => take(api.GET("/api/record-openings", { params: { query } })), placeholderData: (before) => before });
}

export function useJudge() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: number; body: Verdict }) => take(api.POST("/api/record-openings/{opening_id}/verdict", { params: { path: { opening_id: id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["patients", "openings"] }),
  });
}
