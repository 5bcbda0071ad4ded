import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type ReadingItem = components["schemas"]["ReadingItem"];
export const TABS = ["unread", "mine", "countersign", "critical", "signed"] as const;
export type Tab = (typeof TABS)[number];

export interface Narrowed {
  subspecialty: string;
  is_free: boolean;
}

export function useReading(tab: Tab, narrowed: Narrowed) {
  return useQuery({
    queryKey: ["reading", tab, narrowed],
    queryFn: () => take(api.GET("/api/reading", { params: { query: { tab, page_size: 200, ...narrowed } } })),
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
  });
}

export function useReadingCounts() {
  return useQuery({ queryKey: ["reading", "counts"], queryFn: () => take(api.GET("/api/reading/counts")), refetchInterval: 15_000 });
}
