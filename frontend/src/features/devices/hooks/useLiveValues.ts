import { useLive } from "@/shared/live/useLive";
import type { ServerFrame } from "@/shared/live/frames";

export interface LiveReading {
  v: number;
  t: string;
  q: string;
  unit: string;
}

interface LiveDevice {
  values?: Record<string, LiveReading>;
}

/** A frame holds the channels that changed; the others keep their last value. */
function mergeValues(state: LiveDevice, frame: ServerFrame): LiveDevice {
  const values = (frame.data as LiveDevice | null)?.values;
  return values ? { ...state, values: { ...state.values, ...values } } : state;
}

/** Newest values of a device by channel code, as they come. */
export function useLiveValues(deviceId: number): Record<string, LiveReading> {
  return useLive<LiveDevice>(`device:${deviceId}`, mergeValues).data?.values ?? {};
}
