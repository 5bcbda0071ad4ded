import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type Order = components["schemas"]["Order"];
export type NewOrder = components["schemas"]["NewOrderRequest"];
export type ExamType = components["schemas"]["ExamType"];
export type Patient = components["schemas"]["Patient"];

export function useOrders(query: Record<string, string | number>) {
  return useQuery({ queryKey: ["orders", query], queryFn: () => take(api.GET("/api/orders", { params: { query } })), placeholderData: (before) => before });
}

/** The whole catalogue, read once a session: the picker searches it without waiting. */
export function useCatalogue() {
  return useQuery({ queryKey: ["catalogue"], queryFn: () => take(api.GET("/api/exam-types", { params: { query: { page_size: 500, is_active: true } } })), staleTime: 600_000 });
}

export function usePriorities() {
  return useQuery({ queryKey: ["priorities"], queryFn: () => take(api.GET("/api/priorities")), staleTime: 600_000 });
}

export function usePatientSearch(text: string) {
  return useQuery({
    queryKey: ["patients", "find", text],
    queryFn: () => take(api.GET("/api/patients", { params: { query: { q: text, page_size: 8 } } })),
    enabled: text.trim().length > 0,
  });
}

export function usePatient(id: number | null) {
  return useQuery({
    queryKey: ["patients", "one", id],
    queryFn: () => take(api.GET("/api/patients/{patient_id}", { params: { path: { patient_id: id ?? 0 } } })),
    enabled: id !== null,
  });
}

/** Referrers with an account, by a part of the name. */
export function useReferrers(text: string) {
  return useQuery({
    queryKey: ["referrers", text],
    queryFn: () => take(api.GET("/api/referrers", { params: { query: { q: text, page_size: 8 } } })),
    placeholderData: (before) => before,
  });
}

export function usePlaceOrder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (order: NewOrder) => take(api.POST("/api/orders", { body: order })),
    onSuccess: async () => {
      await Promise.all([client.invalidateQueries({ queryKey: ["orders"] }), client.invalidateQueries({ queryKey: ["exams"] })]);
    },
  });
}
