import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { departmentNow } from "@/shared/session/clock";
import { HOURS, type Range } from "../model/range";

export type DeviceEnergy = components["schemas"]["DeviceEnergy"];

const MOST_HOURS = 92 * 24;

/** Energy of the range up to now; a year is cut to the longest period the department adds up. */
export function useEnergy(deviceId: number, range: Range) {
  return useQuery({
    queryKey: ["devices", "energy", deviceId, range],
    queryFn: () => {
      const end = departmentNow();
      const query = { start: new Date(end - Math.min(HOURS[range], MOST_HOURS) * 3_600_000).toISOString(), end: new Date(end).toISOString() };
      return take(api.GET("/api/devices/{device_id}/energy", { params: { path: { device_id: deviceId }, query } }));
    },
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  });
}
