import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type Merge = components["schemas"]["Merge"];
export type Candidate = components["schemas"]["Candidate"];
export type MergedRecord = components["schemas"]["MergedRecord"];

export function useMerges(id: number) {
  return useQuery({ queryKey: ["patients", id, "merges"], queryFn: () => take(api.GET("/api/patients/{patient_id}/merges", { params: { path: { patient_id: id } } })) });
}

export function useAllMerges(query: Record<string, string | number>) {
  return useQuery({ queryKey: ["patients", "merges", query], queryFn: () => take(api.GET("/api/patients/merges", { params: { query } })), placeholderData: (before) => before });
}

export function useCandidates(id: number) {
  return useQuery({ queryKey: ["patients", id, "candidates"], queryFn: () => take(api.GET("/api/patients/{patient_id}/candidates", { params: { path: { patient_id: id } } })) });
}

/** Everything of a patient may have moved: whatever was read of patients and exams is asked for anew. */
function useFresh() {
  const client = useQueryClient();
  return () => Promise.all([client.invalidateQueries({ queryKey: ["patients"] }), client.invalidateQueries({ queryKey: ["exams"] })]);
}

export function useMergeInto(id: number) {
  const fresh = useFresh();
  return useMutation({
    mutationFn: ({ merged, reason }: { merged: number; reason: string }) =>
      take(api.POST("/api/patients/{patient_id}/merges", { params: { path: { patient_id: id } }, body: { merged_id: merged, reason } })),
    onSuccess: fresh,
  });
}

export function useUndoMerge() {
  const fresh = useFresh();
  return useMutation({
    mutationFn: ({ merge, reason }: { merge: number; reason: string }) => take(api.POST("/api/patients/merges/{merge_id}/undo", { params: { path: { merge_id: merge } }, body: { reason } })),
    onSuccess: fresh,
  });
}
