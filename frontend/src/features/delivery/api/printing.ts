import { useQuery } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

export type PrintRow = components["schemas"]["PrintRow"];

export function usePrintDesk(q: string) {
  return useQuery({
    queryKey: ["print-desk", q],
    queryFn: () => take(api.GET("/api/print-desk", { params: { query: { q, page_size: 50 } } })),
    refetchInterval: 30_000,
  });
}

const path = (report_id: number) => ({ params: { path: { report_id } } });

/** The PDF; asking for it counts the copies. */
export type Handing = components["schemas"]["PrintRequest"];
export const printReport = ({ id, ...body }: Handing & { id: number }): Promise<Blob> =>
  take(api.POST("/api/reports/{report_id}/prints", { ...path(id), body, parseAs: "blob" })) as Promise<unknown> as Promise<Blob>;

export const issueCode = (id: number) => take(api.POST("/api/reports/{report_id}/patient-code", path(id)));

export const printBySlip = (body: { site_id: number; code: string }): Promise<Blob> => take(api.POST("/api/kiosk/reports", { body, parseAs: "blob" })) as Promise<unknown> as Promise<Blob>;
