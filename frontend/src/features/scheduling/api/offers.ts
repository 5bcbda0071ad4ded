import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

/** Three slots, from `after` on; `skip` pages. */
export function useOffers(exam: number | undefined, skip: number, after: string | undefined) {
  return useQuery({
    queryKey: ["schedule", "offers", exam, skip, after],
    queryFn: () =>
      take(api.GET("/api/schedule/exams/{exam_id}/offers", { params: { path: { exam_id: exam! }, query: { n: 3, skip, after } } })),
    enabled: exam !== undefined,
    staleTime: 20_000,
    placeholderData: keepPreviousData,
  });
}

export async function reserveSlot(slot: { exam_id: number; resource_id: number; starts_at: string }) {
  return take(api.POST("/api/schedule/reservations", { body: slot }));
}

export async function releaseReservation(id: number): Promise<void> {
  await api.DELETE("/api/schedule/reservations/{reservation_id}", { params: { path: { reservation_id: id } } });
}
