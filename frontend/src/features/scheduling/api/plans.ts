import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type PlanRun = Schemas["PlanRun"];
export type PlanRunLine = Schemas["PlanRunLine"];
export type PlanChange = Schemas["PlanChange"];
export type PlanAsk = Schemas["PlanAskRequest"];

const PAGE = 500;

/** Runs of a site, newest first unless ordered otherwise. */
export function usePlanRuns(site: number | undefined, query: Record<string, never>) {
  return useQuery({
    queryKey: ["schedule", "plans", site, query],
    queryFn: () => take(api.GET("/api/schedule/plans", { params: { query: { ...query, site: site! } } })),
    enabled: site !== undefined,
    placeholderData: keepPreviousData,
  });
}

export function usePlanRun(id: number | undefined) {
  return useQuery({
    queryKey: ["schedule", "plan", id],
    queryFn: () => take(api.GET("/api/schedule/plans/{run_id}", { params: { path: { run_id: id! } } })),
    enabled: id !== undefined,
  });
}

/** Every change of a run: a choice among them needs them all. */
export function usePlanChanges(id: number, version: number | undefined) {
  return useQuery({
    queryKey: ["schedule", "plan", id, "changes", version],
    queryFn: async () => {
      const found: PlanChange[] = [];
      for (let page = 1; ; page += 1) {
        const answer = await take(api.GET("/api/schedule/plans/{run_id}/changes", { params: { path: { run_id: id }, query: { page, page_size: PAGE } } }));
        found.push(...answer.results);
        if (!answer.next_page) return found;
      }
    },
    enabled: version !== undefined,
    placeholderData: keepPreviousData,
  });
}

export async function askPlan(body: PlanAsk) {
  return take(api.POST("/api/schedule/plans", { body }));
}

export async function askRepair(block: number) {
  return take(api.POST("/api/schedule/blocks/{block_id}/repair", { params: { path: { block_id: block } } }));
}

export async function askBookingRepair(appointment: number) {
  return take(api.POST("/api/schedule/appointments/{appointment_id}/repair", { params: { path: { appointment_id: appointment } } }));
}

export async function applyChanges({ id, changes }: { id: number; changes: number[] | null }) {
  return take(api.POST("/api/schedule/plans/{run_id}/apply", { params: { path: { run_id: id } }, body: { change_ids: changes } }));
}

export async function undoPlan(id: number) {
  return take(api.POST("/api/schedule/plans/{run_id}/undo", { params: { path: { run_id: id } } }));
}

export async function rejectPlan(id: number) {
  return take(api.POST("/api/schedule/plans/{run_id}/reject", { params: { path: { run_id: id } } }));
}

export async function stopPlan(id: number) {
  return take(api.POST("/api/schedule/plans/{run_id}/stop", { params: { path: { run_id: id } } }));
}

export async function replayPlan(id: number) {
  return take(api.POST("/api/schedule/plans/{run_id}/replay", { params: { path: { run_id: id } } }));
}
