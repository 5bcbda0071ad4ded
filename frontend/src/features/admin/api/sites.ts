import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

/** All sites of the department (a handful). */
export function useSites() {
  return useQuery({ queryKey: ["admin", "sites"], queryFn: () => take(api.GET("/api/sites", { params: { query: { page_size: 200 } } })), staleTime: 60_000 });
}
