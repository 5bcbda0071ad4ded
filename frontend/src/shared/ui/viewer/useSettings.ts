import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

/** Windows of the site's policy, and the study's address in the site's other viewers. */
export function useSettings(studyId: number) {
  return useQuery({
    queryKey: ["viewer", "settings", studyId],
    queryFn: () => take(api.GET("/api/studies/{study_id}/viewer", { params: { path: { study_id: studyId } } })),
    staleTime: 5 * 60_000,
  });
}
