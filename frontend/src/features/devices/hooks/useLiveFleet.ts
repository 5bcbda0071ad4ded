import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef } from "react";
import { useLiveFrames } from "@/shared/live/useLive";
import { useMay } from "@/shared/session/session";
import { useSite } from "@/shared/session/site";

const QUIET_MS = 150;
/** What an alarm or a device's state changes; curves, energy and papers keep their own pace. */
const LISTS = ["alarms", "bookings", "downtimes", "fleet", "one"] as const;

/** What the hub says of the site's alarms and devices brings the lists up to date at once; their own slow refresh stays beneath. */
export function useLiveFleet(): void {
  const client = useQueryClient();
  const { site } = useSite();
  const may = useMay("alarm.read");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hear = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      for (const list of LISTS) void client.invalidateQueries({ queryKey: ["devices", list] });
    }, QUIET_MS);
  }, [client]);
  useLiveFrames(site && may ? `alarms:${site.id}` : null, hear);
}
