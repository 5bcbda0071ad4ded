import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

export function useNotices(appointment: number) {
  return useQuery({
    queryKey: ["schedule", "appointment", appointment, "notices"],
    queryFn: () => take(api.GET("/api/schedule/appointments/{appointment_id}/notices", { params: { path: { appointment_id: appointment } } })),
  });
}
