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
}

export async function bookAppointment(body: Booking) {
  return take(api.POST("/api/schedule/appointments", { body: { separation_reason: "", ...body, outside_hours_reason: "" } }));
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

export function useSqueeze(exam: number | undefined, resource: number | undefined) {
  return useQuery({
    queryKey: ["schedule", "squeeze", exam, resource],
    queryFn: () => take(api.GET("/api/schedule/squeeze", { params: { query: { exam_id: exam!, resource_id: resource! } } })),
    enabled: exam !== undefined && resource !== undefined,
  });
}

export async function squeezeIn(body: { exam_id: number; resource_id: number; at: string; reason: string; client_key: string }) {
  return take(api.POST("/api/schedule/squeeze", { body }));
}
