import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type PorterRow = components["schemas"]["PorterRow"];
export type PorterExam = components["schemas"]["PorterExam"];
export type PorterAction = components["schemas"]["PorterActionRequest"]["action"];
type NewPorter = components["schemas"]["NewPorterRequest"];
export type PorterAsked = Pick<NewPorter, "exam_id"> & Partial<NewPorter>;

const KEY = ["schedule", "porters"];

export function usePorters(site: number | undefined) {
  return useQuery({
    queryKey: [...KEY, site],
    queryFn: () => take(api.GET("/api/schedule/sites/{site_id}/porters", { params: { path: { site_id: site! } } })),
    enabled: site !== undefined,
    refetchInterval: 10_000,
  });
}

export function useAskPorter() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: PorterAsked) => take(api.POST("/api/schedule/porters", { body: { kind: "bring", mode: "wheelchair", note: "", from_place: "", to_place: "", ...body } })),
    onSettled: () => void client.invalidateQueries({ queryKey: ["schedule"] }),
  });
}

export function useActOnPorter() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; action: PorterAction; reason?: string; version: number }) => take(api.POST("/api/schedule/porters/{porter_id}/act", { params: { path: { porter_id: id } }, body: { reason: "", ...body } })),
    onSettled: () => void client.invalidateQueries({ queryKey: ["schedule"] }),
  });
}
