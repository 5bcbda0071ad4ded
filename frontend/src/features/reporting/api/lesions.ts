import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type LesionTable = Schemas["LesionTable"];
export type NewLesion = Schemas["NewLesionRequest"];
export type LesionSize = Schemas["LesionSizeRequest"];

const keyOf = (reportId: number) => ["report", "lesions", reportId] as const;
const path = (report_id: number) => ({ params: { path: { report_id } } });

export function useLesions(reportId: number) {
  return useQuery({ queryKey: keyOf(reportId), queryFn: () => take(api.GET("/api/reports/{report_id}/lesions", path(reportId))) });
}

/** Every act gives the whole table back. */
export function useLesionAct<Input>(reportId: number, act: (input: Input) => Promise<LesionTable>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: (table) => client.setQueryData(keyOf(reportId), table) });
}

export const addLesion = (reportId: number, body: NewLesion) => take(api.POST("/api/reports/{report_id}/lesions", { ...path(reportId), body }));
export const closeFollowUp = (reportId: number) => take(api.DELETE("/api/reports/{report_id}/lesions", path(reportId)));
export const measureLesion = (report_id: number, lesion_id: number, body: LesionSize) =>
  take(api.PUT("/api/reports/{report_id}/lesions/{lesion_id}", { params: { path: { report_id, lesion_id } }, body }));
export const removeLesion = (report_id: number, lesion_id: number) =>
  take(api.DELETE("/api/reports/{report_id}/lesions/{lesion_id}", { params: { path: { report_id, lesion_id } } }));
