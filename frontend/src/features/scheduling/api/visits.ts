import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

export interface PlaceWanted {
  exam_id: number;
  resource_id: number;
  starts_at: string;
}

/** Three visits for these exams, from `after` on. */
export function useVisitOffers(exams: readonly number[], { skip, after, keepsOrder }: { skip: number; after: string | undefined; keepsOrder: boolean }) {
  return useQuery({
    queryKey: ["schedule", "visit-offers", exams, skip, after, keepsOrder],
    queryFn: () => take(api.POST("/api/schedule/visits/offers", { body: { exam_ids: [...exams], n: 3, skip, after, keeps_order: keepsOrder } })),
    enabled: exams.length > 1,
    staleTime: 20_000,
    placeholderData: keepPreviousData,
  });
}

export function useVisit(id: number) {
  return useQuery({
    queryKey: ["schedule", "appointment", "visit", id],
    queryFn: () => take(api.GET("/api/schedule/visits/{visit_id}", { params: { path: { visit_id: id } } })),
  });
}

export async function reserveVisit(places: PlaceWanted[]) {
  return take(api.POST("/api/schedule/visits/reservations", { body: { places } }));
}

export async function bookVisit(body: { places: PlaceWanted[]; client_key: string; keeps_order: boolean }) {
  return take(api.POST("/api/schedule/visits", { body }));
}

export async function moveVisit({ id, ...body }: { id: number; places: PlaceWanted[]; reason_code: string; reason: string }) {
  return take(api.POST("/api/schedule/visits/{visit_id}/move", { params: { path: { visit_id: id } }, body }));
}

export async function cancelVisit({ id, ...body }: { id: number; reason_code: string; reason: string }) {
  return take(api.POST("/api/schedule/visits/{visit_id}/cancel", { params: { path: { visit_id: id } }, body }));
}

export async function undoVisit(id: number) {
  return take(api.POST("/api/schedule/visits/{visit_id}/undo", { params: { path: { visit_id: id } } }));
}

export async function takeOutOfVisit(appointment: number) {
  return take(api.POST("/api/schedule/appointments/{appointment_id}/leave-visit", { params: { path: { appointment_id: appointment } } }));
}
