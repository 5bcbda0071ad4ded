import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type PathologyNote = Schemas["NotePathologyRequest"];
export type PathologyVerdict = PathologyNote["verdict"];

const keyOf = (reportId: number) => ["report", "pathology", reportId] as const;
const path = (report_id: number) => ({ params: { path: { report_id } } });

export function usePathology(reportId: number, enabled: boolean) {
  return useQuery({ queryKey: keyOf(reportId), enabled, queryFn: () => take(api.GET("/api/reports/{report_id}/pathology", path(reportId))) });
}

export function useNotePathology(reportId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PathologyNote) => take(api.PUT("/api/reports/{report_id}/pathology", { ...path(reportId), body })),
    onSuccess: (noted) => client.setQueryData(keyOf(reportId), noted),
    onError: () => void client.invalidateQueries({ queryKey: keyOf(reportId) }),
  });
}
