import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, BASE, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type Region = Schemas["QcRegionRequest"];
export type RoiSeries = Schemas["QcRoiSeries"];
export type RoiSlice = Schemas["QcRoiSlice"];
export type Roi = Schemas["QcRoi"];

export const useRoiSeries = (study: number) => useQuery({ queryKey: ["qc", "roi-series", study], queryFn: () => take(api.GET("/api/qc/studies/{study_id}/roi-series", { params: { path: { study_id: study } } })) });

export const useRois = (study: number) => useQuery({ queryKey: ["qc", "rois", study], queryFn: () => take(api.GET("/api/qc/studies/{study_id}/rois", { params: { path: { study_id: study } } })) });

export function useMeasure(study: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["QcRoiMakeRequest"]) => take(api.POST("/api/qc/studies/{study_id}/rois", { params: { path: { study_id: study } }, body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["qc", "rois", study] }),
  });
}

export const sliceOf = (study: number, instance: number, centre: number, width: number) => `${BASE}/api/qc/studies/${study}/slices/${instance}?centre=${centre}&width=${width}`;
export const roiCsv = (id: number) => `${BASE}/api/qc/rois/${id}/csv`;
