import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { ChangedChannel, CorrectedDowntime, NewDowntime, Severity } from "./types";

/** After any act all lists of this feature are asked again. */
function useRefresh() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ["devices"] });
}

export function useAcknowledge() {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (ids: number[]) => take(api.POST("/api/alarms/acknowledge", { body: { ids } })), onSuccess: refresh });
}

export function useShelve() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, until }: { id: number; until: string | null }) =>
      take(api.POST("/api/alarms/{alarm_id}/shelve", { params: { path: { alarm_id: id } }, body: { until } })),
    onSuccess: refresh,
  });
}

export function useReset() {
  const refresh = useRefresh();
  return useMutation({ mutationFn: (id: number) => take(api.POST("/api/alarms/{alarm_id}/reset", { params: { path: { alarm_id: id } } })), onSuccess: refresh });
}

/** `asReport`: somebody at the scanner who may report a fault but not keep the orders. */
type NewOrder = { device_id: number; alarm_id: number | null; watch_item_id: number | null; summary: string; priority: Severity; out_of_service: boolean; asReport: boolean };

export function useOpenOrder() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ asReport, ...body }: NewOrder) =>
      take(api.POST(asReport ? "/api/device-faults" : "/api/work-orders", { body: { ...body, kind: "corrective" } })),
    onSuccess: refresh,
  });
}

export function useOrderAction() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; action: OrderAction; version: number; note: string; waits_for: PauseReason | null }) =>
      take(api.POST("/api/work-orders/{order_id}/actions", { params: { path: { order_id: id } }, body })),
    onSuccess: refresh,
    onError: refresh,
  });
}

export function useAskWindow() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; version: number; duration_min: number; earliest: string; latest: string }) =>
      take(api.POST("/api/work-orders/{order_id}/window", { params: { path: { order_id: id } }, body })),
    onSuccess: refresh,
    onError: refresh,
  });
}

export function useShortenWindow() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; version: number; ends_at: string }) =>
      take(api.POST("/api/work-orders/{order_id}/window/shorten", { params: { path: { order_id: id } }, body })),
    onSuccess: refresh,
    onError: refresh,
  });
}

export type PauseReason = "part" | "vendor" | "access";
export type OrderAction = "acknowledge" | "cancel" | "finish" | "pause" | "reopen" | "start";

export function useTakeOut(deviceId: number) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: NewDowntime) => take(api.POST("/api/devices/{device_id}/out-of-service", { params: { path: { device_id: deviceId } }, body })),
    onSuccess: refresh,
  });
}

/** Of the open downtime: how long still, how bad, why. */
export function useChangeDowntime(deviceId: number) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: Partial<NewDowntime>) => take(api.PATCH("/api/devices/{device_id}/out-of-service", { params: { path: { device_id: deviceId } }, body })),
    onSuccess: refresh,
  });
}

/** What was written down wrongly, with the reason. */
export function useCorrectDowntime(downtimeId: number) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: CorrectedDowntime) => take(api.PATCH("/api/downtimes/{downtime_id}", { params: { path: { downtime_id: downtimeId } }, body })),
    onSuccess: refresh,
  });
}

export function useEditChannel(deviceId: number, channelId: number) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: ChangedChannel) =>
      api.PATCH("/api/devices/{device_id}/channels/{channel_id}", { params: { path: { device_id: deviceId, channel_id: channelId } }, body }),
    onSuccess: refresh,
  });
}

export function useBringBack(deviceId: number) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: { note: string }) =>
      take(api.POST("/api/devices/{device_id}/return-to-service", { params: { path: { device_id: deviceId } }, body })),
    onSuccess: refresh,
  });
}
