import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type Line = components["schemas"]["Line"];
export type Sender = components["schemas"]["Sender"];
export type Partner = Line["partner"];
export type Destination = components["schemas"]["DestinationRequest"];

export function useOverview() {
  return useQuery({ queryKey: ["interop", "overview"], queryFn: () => take(api.GET("/api/messages/overview")), refetchInterval: 5000 });
}

export function useMapping(sender: string) {
  return useQuery({ queryKey: ["interop", "mapping", sender], queryFn: () => take(api.GET("/api/messages/mapping", { params: { query: { sender } } })) });
}

export type ParkedGroup = components["schemas"]["ParkedGroup"];

export function useParked() {
  return useQuery({ queryKey: ["interop", "parked"], queryFn: () => take(api.GET("/api/messages/parked")), refetchInterval: 15_000 });
}

export function useReplayGroup() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ sender, code }: Pick<ParkedGroup, "sender" | "code">) => take(api.POST("/api/messages/parked/replay", { body: { sender, code } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["interop"] }),
  });
}

export function useTryPartner() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => take(api.POST("/api/messages/destinations/{destination_id}/try", { params: { path: { destination_id: id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ["interop"] }),
  });
}

export function useSavePartner(known: Partner | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (facts: Destination) =>
      known
        ? take(api.PUT("/api/messages/destinations/{destination_id}", { params: { path: { destination_id: known.id } }, body: { ...facts, version: known.version ?? 1 } }))
        : take(api.POST("/api/messages/destinations", { body: facts })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["interop"] }),
  });
}
