import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type QaTest = Schemas["QaTest"];
export type QaResult = Schemas["QaResult"];
export type Plan = Schemas["MaintenancePlan"];
export type PlanFacts = Omit<Schemas["NewMaintenancePlanRequest"], "device_id" | "model">;

const FRESH_MS = 10_000;

/** Quality tests of one device, or of all of a site, with what is due. */
export function useQaTests(scope: { device_id?: number; site_id?: number }) {
  return useQuery({
    queryKey: ["devices", "qa-tests", scope],
    queryFn: () => take(api.GET("/api/qa-tests", { params: { query: scope } })),
    refetchInterval: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}

/** Results that nobody has looked at, or the last ones of a device. */
export function useQaResults(query: { scope: "unreviewed" | "all"; device_id?: number; page_size: number }) {
  return useQuery({
    queryKey: ["devices", "qa-results", query],
    queryFn: () => take(api.GET("/api/qa-results", { params: { query } })),
    refetchInterval: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}

export function usePlans(query: { scope: "active" | "all"; device_id?: number }) {
  return useQuery({
    queryKey: ["devices", "plans", query],
    queryFn: () => take(api.GET("/api/maintenance-plans", { params: { query: { ...query, page_size: 200 } } })),
    refetchInterval: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}

export function useDeviceModels() {
  return useQuery({ queryKey: ["devices", "models"], queryFn: () => take(api.GET("/api/device-models", { params: { query: { page_size: 200 } } })) });
}

export function usePlanHistory(planId: number) {
  return useQuery({ queryKey: ["devices", "plan-history", planId], queryFn: () => take(api.GET("/api/maintenance-plans/{plan_id}/done", { params: { path: { plan_id: planId } } })) });
}

/** After an act everything of this feature is asked again, then `onDone`. */
function useAct<Values>(act: (values: Values) => Promise<unknown>, onDone?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["devices"] });
      onDone?.();
    },
  });
}

export function useRecordResult(deviceId: number, onDone: () => void) {
  return useAct((body: Schemas["NewQaResultRequest"]) => api.POST("/api/devices/{device_id}/qa-results", { params: { path: { device_id: deviceId } }, body }), onDone);
}

export function useReviewResult(onDone?: () => void) {
  return useAct(
    ({ id, ...body }: { id: number; accepted: boolean; note: string }) => api.POST("/api/qa-results/{result_id}/review", { params: { path: { result_id: id } }, body }),
    onDone,
  );
}

export function useRequireTests(deviceId: number) {
  return useAct((tests: string[]) => api.POST("/api/devices/{device_id}/required-tests", { params: { path: { device_id: deviceId } }, body: { tests } }));
}

export function useSavePlan(plan: Plan | null, onDone: () => void) {
  return useAct(
    ({ target, ...facts }: PlanFacts & { target: { device_id: number } | { model: string }; is_active: boolean }) =>
      plan ? api.PUT("/api/maintenance-plans/{plan_id}", { params: { path: { plan_id: plan.id } }, body: { ...facts, version: plan.version } }) : api.POST("/api/maintenance-plans", { body: { ...facts, ...target } }),
    onDone,
  );
}

export function usePlanDone(plan: Plan, onDone: () => void) {
  return useAct((body: { at: string; note: string }) => api.POST("/api/maintenance-plans/{plan_id}/done", { params: { path: { plan_id: plan.id } }, body: { ...body, version: plan.version } }), onDone);
}
