import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

/** Who waits for an earlier slot, the most urgent class first. */
export function useWaiting(site: number | undefined) {
  return useQuery({
    queryKey: ["schedule", "waiting", site],
    queryFn: () => take(api.GET("/api/schedule/sites/{site_id}/waiting", { params: { path: { site_id: site! }, query: { ordering: "exam__priority__rank", page_size: 200 } } })),
    enabled: site !== undefined,
    refetchInterval: 30_000,
  });
}

/** Freed slots that are kept for somebody: they come and go by themselves, so they are asked for like the board. */
export function useWaitingOffers(site: number | undefined) {
  return useQuery({
    queryKey: ["schedule", "waiting-offers", site],
    queryFn: () => take(api.GET("/api/schedule/sites/{site_id}/waiting-offers", { params: { path: { site_id: site! } } })),
    enabled: site !== undefined,
    refetchInterval: 5000,
  });
}

export interface Wish {
  exam_id: number;
  before_day: string | null;
  weekdays: number[];
  parts: string[];
  notice_h: number | null;
  contact: string;
  note: string;
}

export async function addToWaiting(body: Wish) {
  return take(api.POST("/api/schedule/waiting", { body }));
}

export async function withdrawWaiting({ id, version }: { id: number; version: number }) {
  return take(api.POST("/api/schedule/waiting/{entry_id}/withdraw", { params: { path: { entry_id: id } }, body: { version } }));
}

export async function giveOffer(id: number): Promise<void> {
  await take(api.POST("/api/schedule/waiting-offers/{offer_id}/give", { params: { path: { offer_id: id } } }));
}

export async function declineOffer(id: number): Promise<void> {
  await take(api.POST("/api/schedule/waiting-offers/{offer_id}/decline", { params: { path: { offer_id: id } } }));
}

export async function acceptOffer(id: number) {
  return take(api.POST("/api/schedule/waiting-offers/{offer_id}/accept", { params: { path: { offer_id: id } } }));
}
