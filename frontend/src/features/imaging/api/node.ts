import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";

/** The department's own node: how to reach it, what waits, how full it is. */
export function useNode() {
  return useQuery({ queryKey: ["imaging", "node"], queryFn: () => take(api.GET("/api/dicom/node")), refetchInterval: 5000 });
}
