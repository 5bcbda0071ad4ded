import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

export function useAppointment(id: number | undefined) {
  return useQuery({
    queryKey: ["schedule", "appointment", id],
    queryFn: () => take(api.GET("/api/schedule/appointments/{appointment_id}", { params: { path: { appointment_id: id! } } })),
    enabled: id !== undefined,
  });
}

export interface Booking {
  exam_id: number;
  resource_id: number;
  starts_at: string;
  client_key: string;
  /** Why a clinical separation is set aside; needs a right of its own. */
  separation_reason?: string;
  /** Books against a rule, by the right to override. */
  outside_hours_reason?: string;
}

export async function bookAppointment(body: Booking) {
  return take(api.POST("/api/schedule/appointments", { body: { separation_reason: "", outside_hours_reason: "", ...body } }));
}

export interface Move {
  id: number;
  resource_id: number;
  starts_at: string;
  version: number;
  reason_code: string;
  reason: string;
  separation_reason?: string;
}

export async function moveAppointment({ id, ...body }: Move) {
  return take(
    api.POST("/api/schedule/appointments/{appointment_id}/move", {
      params: { path: { appointment_id: id } },
      body: { separation_reason: "", ...body, outside_hours_reason: "" },
    }),
  );
}

export async function cancelAppointment({ id, ...body }: { id: number; reason_code: string; reason: string; also_exam: boolean; version: number }) {
  return take(api.POST("/api/schedule/appointments/{appointment_id}/cancel", { params: { path: { appointment_id: id } }, body }));
}

export async function undoChange(id: number) {
  return take(api.POST("/api/schedule/appointments/{appointment_id}/undo", { params: { path: { appointment_id: id } } }));
}

export async function markNoShow({ id, ...body }: { id: number; reason_code: string; reason: string; version: number }) {
  return take(api.POST("/api/schedule/appointments/{appointment_id}/no-show", { params: { path: { appointment_id: id } }, body }));
}

/** What a squeeze-in would do on each fitting scanner, the one that delays least first. */
export function useSqueezes(exam: number) {
  return useQuery({
    queryKey: ["schedule", "squeeze", exam],
    queryFn: () => take(api.GET("/api/schedule/squeeze/choices", { params: { query: { exam_id: exam } } })),
  });
}

export async function squeezeIn(body: { exam_id: number; resource_id: number; at: string; reason: string; client_key: string }) {
  return take(api.POST("/api/schedule/squeeze", { body }));
}

/** May the exam stand at a start that a person names, by which right, and who would wait. */
export function usePlacement(exam: number, resource: number | undefined, startsAt: string | undefined) {
  return useQuery({
    queryKey: ["schedule", "placement", exam, resource, startsAt],
    queryFn: () => take(api.GET("/api/schedule/placement", { params: { query: { exam_id: exam, resource_id: resource!, starts_at: startsAt! } } })),
    enabled: resource !== undefined && startsAt !== undefined,
  });
}

export async function overbook(body: { exam_id: number; resource_id: number; starts_at: string; reason: string; client_key: string }) {
  return take(api.POST("/api/schedule/overbookings", { body }));
}
