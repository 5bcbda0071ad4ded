import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

const FRESH_MS = 5_000;

/** Every device with its alarms, downtime and work. */
export function useFleet(siteId: number | undefined) {
  return useQuery({
    queryKey: ["devices", "fleet", siteId],
    queryFn: () => take(api.GET("/api/fleet", { params: { query: siteId ? { site_id: siteId } : {} } })),
    refetchInterval: FRESH_MS,
    placeholderData: keepPreviousData,
  });
}

export function useOpenAlarms(enabled: boolean, deviceId?: number) {
  return useQuery({
    queryKey: ["devices", "alarms", "open", deviceId ?? null],
    queryFn: () => take(api.GET("/api/alarms", { params: { query: { scope: "open", page_size: 200, ...(deviceId ? { device_id: deviceId } : {}) } } })),
    refetchInterval: FRESH_MS,
    enabled,
    placeholderData: keepPreviousData,
  });
}

export function useDevice(deviceId: number) {
  return useQuery({
    queryKey: ["devices", "one", deviceId],
    queryFn: () => take(api.GET("/api/devices/{device_id}", { params: { path: { device_id: deviceId } } })),
    refetchInterval: FRESH_MS,
  });
}

export function useChannels(deviceId: number) {
  return useQuery({
    queryKey: ["devices", "channels", deviceId],
    queryFn: () => take(api.GET("/api/devices/{device_id}/channels", { params: { path: { device_id: deviceId } } })),
    refetchInterval: FRESH_MS,
  });
}
