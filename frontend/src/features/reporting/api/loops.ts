import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type CriticalRow = Schemas["CriticalRow"];
export type CountersignRow = Schemas["Countersign"];
export type ContactFields = Schemas["CriticalContactMakeRequest"];
export type TurnaroundRow = Schemas["TurnaroundRow"];

/** Filters come from the address, which is free text; the server checks them. */
type Query = Record<string, never>;

export function useCriticals(query: Query) {
  return useQuery({ queryKey: ["reading", "criticals", query], queryFn: () => take(api.GET("/api/criticals", { params: { query } })), placeholderData: keepPreviousData, refetchInterval: 15_000 });
}

export function useCountersigns(query: Query) {
  return useQuery({ queryKey: ["reading", "countersigns", query], queryFn: () => take(api.GET("/api/reading/countersigns", { params: { query } })), placeholderData: keepPreviousData, refetchInterval: 15_000 });
}

export function useCountersign(countersign_id: number) {
  return useQuery({ queryKey: ["reading", "countersign", countersign_id], queryFn: () => take(api.GET("/api/reading/countersigns/{countersign_id}", { params: { path: { countersign_id } } })) });
}

export const recordContact = (critical_id: number, body: ContactFields) => take(api.POST("/api/criticals/{critical_id}/contacts", { params: { path: { critical_id } }, body }));
export const withdrawCritical = (critical_id: number, reason: string) => take(api.POST("/api/criticals/{critical_id}/withdrawal", { params: { path: { critical_id } }, body: { reason } }));
export const returnReport = (report_id: number, note: string) => take(api.POST("/api/reports/{report_id}/return", { params: { path: { report_id } }, body: { note } }));
