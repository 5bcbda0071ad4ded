import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type ReadingItem = components["schemas"]["ReadingItem"];
export const TABS = ["unread", "mine", "countersign", "critical", "signed"] as const;
export type Tab = (typeof TABS)[number];

export function useReading(tab: Tab) {
  return useQuery({
    queryKey: ["reading", tab],
    queryFn: () => take(api.GET("/api/reading", { params: { query: { tab, page_size: 200 } } })),
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
  });
}

export function useReadingCounts() {
  return useQuery({ queryKey: ["reading", "counts"], queryFn: () => take(api.GET("/api/reading/counts")), refetchInterval: 15_000 });
}
