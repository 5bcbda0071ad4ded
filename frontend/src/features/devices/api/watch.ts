import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type WatchItem = Schemas["WatchItem"];
export type WatchItemDetail = Schemas["WatchItemDetail"];
export type WatchMute = Schemas["WatchMute"];
export type Verdict = Schemas["WatchVerdictRequest"]["verdict"];

const FRESH_MS = 15_000;

/** `query` as the address says it; without one, what nobody has judged on a device. */
export function useWatchItems(query: Record<string, never> | { device_id: number; page_size: number }) {
  return useQuery({
    queryKey: ["devices", "watch", query],
    queryFn: () => take(api.GET("/api/watch-items", { params: { query } })),
    refetchInterval: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}

export function useWatchItem(id: number) {
  return useQuery({
    queryKey: ["devices", "watch-item", id],
    queryFn: () => take(api.GET("/api/watch-items/{item_id}", { params: { path: { item_id: id } } })),
    refetchInterval: FRESH_MS,
  });
}

export function useMutes() {
  return useQuery({ queryKey: ["devices", "watch-mutes"], queryFn: () => take(api.GET("/api/watch-mutes", { params: { query: { page_size: 200 } } })), refetchInterval: FRESH_MS });
}

export function usePrecision() {
  return useQuery({ queryKey: ["devices", "watch-precision"], queryFn: () => take(api.GET("/api/watch-precision")), refetchInterval: FRESH_MS });
}

/** Asked again also after a refusal: somebody else was quicker. */
function useAct<Values>(act: (values: Values) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSettled: () => client.invalidateQueries({ queryKey: ["devices"] }) });
}

export function useJudge(id: number) {
  return useAct((body: { verdict: Verdict; note: string; mute_until: string | null }) => take(api.POST("/api/watch-items/{item_id}/verdict", { params: { path: { item_id: id } }, body })));
}

export function useMute() {
  return useAct(({ device_id, channel, ...body }: { device_id: number; channel: string; until: string; note: string }) =>
    api.PUT("/api/devices/{device_id}/watch-mutes/{channel}", { params: { path: { device_id, channel } }, body }),
  );
}

export function useUnmute() {
  return useAct(({ device_id, channel }: { device_id: number; channel: string }) => api.DELETE("/api/devices/{device_id}/watch-mutes/{channel}", { params: { path: { device_id, channel } } }));
}
