import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, BASE, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type PhantomRow = Schemas["QcPhantomRow"];
export type PhantomChart = Schemas["QcPhantomChart"];
export type Measurement = Schemas["QcPhantomMeasurement"];
export type Analysis = Schemas["QcPhantomAnalysis"];
export type AnalysisFact = Schemas["QcAnalysisFact"];
export type ChartKey = { device_code: string; kind: string; kvp: number; kernel: string };

export const usePhantomRows = () => useQuery({ queryKey: ["qc", "phantoms"], queryFn: () => take(api.GET("/api/qc/phantoms")), refetchInterval: 30_000 });

export const usePhantomChart = (key: ChartKey | null, days: number) =>
  useQuery({ queryKey: ["qc", "phantoms", "chart", key, days], enabled: key !== null, queryFn: () => take(api.GET("/api/qc/phantoms/chart", { params: { query: { ...(key as ChartKey), days } } })) });

/** Of one scanner; without a code of all. */
export const useAnalyses = (device: string) =>
  useQuery({ queryKey: ["qc", "phantoms", "analyses", device], queryFn: () => take(api.GET("/api/qc/phantoms/analyses", { params: { query: device ? { device_code: device } : {} } })) });

export function useSetBaseline() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["QcBaselineSetRequest"]) => take(api.POST("/api/qc/phantoms/baselines", { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["qc", "phantoms"] }),
  });
}

export const csvOf = (key: ChartKey, days: number) => `${BASE}/api/qc/phantoms/chart/csv?${new URLSearchParams({ device_code: key.device_code, kind: key.kind, kvp: String(key.kvp), kernel: key.kernel, days: String(days) })}`;
export const analysesCsv = (device: string) => `${BASE}/api/qc/phantoms/analyses/csv${device ? `?${new URLSearchParams({ device_code: device })}` : ""}`;
