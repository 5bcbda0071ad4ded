import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

export type Identifier = "name" | "birth_date" | "phone" | "mrn" | "id_card" | "accession" | "wristband";

export async function scanCode(body: { site_id: number; code: string; identified_by: Identifier[] }) {
  return take(api.POST("/api/schedule/scan", { body }));
}

export async function checkIn(body: { exam_id: number; identified_by: Identifier[]; gives_up_slot: boolean }) {
  return take(api.POST("/api/schedule/checkin", { body }));
}

export async function checkInAtKiosk(body: { site_id: number; code: string; birth_day: string }) {
  return take(api.POST("/api/schedule/kiosk/checkin", { body }));
}

export function useQueue(site: number | undefined, modality: string) {
  return useQuery({
    queryKey: ["schedule", "queue", site, modality],
    queryFn: () => take(api.GET("/api/schedule/queue", { params: { query: { site: site!, modality } } })),
    enabled: site !== undefined,
    refetchInterval: 10_000,
  });
}

export async function callTicket({ id, ...body }: { id: number; room_code: string; again: boolean; version: number }) {
  return take(api.POST("/api/schedule/tickets/{ticket_id}/call", { params: { path: { ticket_id: id } }, body }));
}

export async function changeTicket({ id, ...body }: { id: number; action: "skip" | "hold" | "resume" | "serve"; reason: string; version: number }) {
  return take(api.POST("/api/schedule/tickets/{ticket_id}/state", { params: { path: { ticket_id: id } }, body }));
}

export async function undoCheckIn(id: number) {
  return take(api.POST("/api/schedule/tickets/{ticket_id}/undo", { params: { path: { ticket_id: id } } }));
}

export function useQueueSummary(site: number | undefined, modality: string) {
  return useQuery({
    queryKey: ["schedule", "queue", "summary", site, modality],
    queryFn: () => take(api.GET("/api/schedule/queue/summary", { params: { query: { site: site!, modality } } })),
    enabled: site !== undefined,
    refetchInterval: 30_000,
  });
}

export function useTransfers(ticket: number) {
  return useQuery({
    queryKey: ["schedule", "queue", "transfers", ticket],
    queryFn: () => take(api.GET("/api/schedule/tickets/{ticket_id}/transfers", { params: { path: { ticket_id: ticket } } })),
  });
}

export async function transferTicket({ id, ...body }: { id: number; resource_id: number; version: number }) {
  return take(api.POST("/api/schedule/tickets/{ticket_id}/transfers", { params: { path: { ticket_id: id } }, body: { ...body, reason: "" } }));
}

export function useRooms(site: number | undefined) {
  return useQuery({
    queryKey: ["rooms", site],
    queryFn: () => take(api.GET("/api/rooms", { params: { query: { site, page_size: 200 } as never } })),
    enabled: site !== undefined,
    staleTime: 5 * 60_000,
  });
}

export function useNoShows(site: number | undefined) {
  return useQuery({
    queryKey: ["schedule", "no-shows", site],
    queryFn: () => take(api.GET("/api/schedule/sites/{site_id}/no-shows", { params: { path: { site_id: site! } } })),
    enabled: site !== undefined,
    refetchInterval: 60_000,
  });
}
