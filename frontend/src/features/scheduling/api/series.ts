import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { PlaceWanted } from "./visits";

/** What is wanted: the first time, how many days lie between, how far a date may lie beside its day. */
export interface SeriesWish {
  exam_ids: number[];
  first: PlaceWanted;
  every_days: number;
  slack_days: number;
}

export interface Interval {
  every_days: number;
  slack_days: number;
}

export async function proposeSeries(body: SeriesWish) {
  return take(api.POST("/api/schedule/series/proposals", { body }));
}

export async function reserveSeries(places: PlaceWanted[]) {
  return take(api.POST("/api/schedule/series/reservations", { body: { places } }));
}

export async function bookSeries(body: Interval & { places: PlaceWanted[]; client_key: string }) {
  return take(api.POST("/api/schedule/series", { body }));
}

export function useSeries(id: number) {
  return useQuery({
    queryKey: ["schedule", "appointment", "series", id],
    queryFn: () => take(api.GET("/api/schedule/series/{appointment_series_id}", { params: { path: { appointment_series_id: id } } })),
  });
}

export async function shiftFollowing({ appointment, ...body }: { appointment: number; starts_at: string; resource_id: number; reason_code: string; reason: string }) {
  return take(api.POST("/api/schedule/appointments/{appointment_id}/following/move", { params: { path: { appointment_id: appointment } }, body }));
}

export async function cancelFollowing({ appointment, ...body }: { appointment: number; reason_code: string; reason: string }) {
  return take(api.POST("/api/schedule/appointments/{appointment_id}/following/cancel", { params: { path: { appointment_id: appointment } }, body }));
}

export async function undoFollowing(appointment: number) {
  return take(api.POST("/api/schedule/appointments/{appointment_id}/following/undo", { params: { path: { appointment_id: appointment } } }));
}
