import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import type { RosterDraft } from "../model/roster";

type Schemas = components["schemas"];
export type HoursBody = Schemas["OpeningsRequestRequest"];

export function useCalendars(site: number | undefined, kind: "scanner" | "pool") {
  return useQuery({
    queryKey: ["schedule", "resources", site, kind],
    queryFn: () => take(api.GET("/api/schedule/resources", { params: { query: { site: site!, kind } } })),
    enabled: site !== undefined,
  });
}

export async function previewHours(resource: number, body: HoursBody) {
  return take(api.POST("/api/schedule/resources/{resource_id}/openings/preview", { params: { path: { resource_id: resource } }, body }));
}

export async function saveHours(resource: number, body: HoursBody) {
  return take(api.PUT("/api/schedule/resources/{resource_id}/openings", { params: { path: { resource_id: resource } }, body }));
}

export async function createPool(body: Schemas["PoolRequestRequest"]) {
  return take(api.POST("/api/schedule/pools", { body }));
}

/** How many units each pool has and has left, over whole days. */
export function usePoolLevels(site: number | undefined, day: string, days: number) {
  return useQuery({
    queryKey: ["schedule", "pools", site, day, days],
    queryFn: () => take(api.GET("/api/schedule/pools", { params: { query: { site: site!, day, days } } })),
    enabled: site !== undefined,
  });
}

/** The people of one pool with their rosters. */
export function useStaff(site: number | undefined, pool: number | undefined, page: number) {
  return useQuery({
    queryKey: ["schedule", "staff", site, pool, page],
    queryFn: () => take(api.GET("/api/schedule/staff", { params: { query: { site: site!, pool, page } } })),
    enabled: site !== undefined,
  });
}

export async function createMember(body: { site_id: number; name: string }) {
  return take(api.POST("/api/schedule/staff", { body }));
}

export async function previewMember(member: number, body: RosterDraft & { version: number }) {
  return take(api.POST("/api/schedule/staff/{member_id}/preview", { params: { path: { member_id: member } }, body }));
}

export async function saveMember(member: number, body: RosterDraft & { version: number }) {
  return take(api.PUT("/api/schedule/staff/{member_id}", { params: { path: { member_id: member } }, body }));
}

export function useHolidays(site: number | undefined) {
  return useQuery({
    queryKey: ["schedule", "holidays", site],
    queryFn: () => take(api.GET("/api/schedule/holidays", { params: { query: { site: site! } } })),
    enabled: site !== undefined,
  });
}

type HolidayBody = Schemas["HolidayRequest"];

export async function previewHoliday(body: HolidayBody) {
  return take(api.POST("/api/schedule/holidays/preview", { body }));
}

export async function addHoliday(body: HolidayBody) {
  return take(api.POST("/api/schedule/holidays", { body }));
}

export async function removeHoliday(id: number) {
  return take(api.DELETE("/api/schedule/holidays/{holiday_id}", { params: { path: { holiday_id: id } } }));
}
