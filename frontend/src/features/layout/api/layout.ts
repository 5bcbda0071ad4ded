import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, BASE, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import type { Page, Tile } from "../model/pages";

type Schemas = components["schemas"];
export type Layout = Schemas["Layout"];
export type Format = Schemas["LayoutSaveRequest"]["format"];

const path = (exam_id: number) => ({ params: { path: { exam_id } } });
const key = (examId: number) => ["layout", examId] as const;

export const useLayout = (examId: number) => useQuery({ queryKey: key(examId), staleTime: Infinity, queryFn: () => take(api.GET("/api/exams/{exam_id}/layout", path(examId))) });

export const usePropose = (examId: number) => useMutation({ mutationFn: (body: { format?: Format; rows?: number; cols?: number }) => take(api.POST("/api/exams/{exam_id}/layout/proposal", { ...path(examId), body })) });

// An empty cell is null; the schema of a list cannot say so of its members.
export const useSave = (examId: number) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { format: Format; pages: Page[]; version: number }) => take(api.PUT("/api/exams/{exam_id}/layout", { ...path(examId), body: { ...body, pages: body.pages as Schemas["LayoutPageRequest"][] } })),
    onSuccess: (layout) => client.setQueryData(key(examId), layout),
  });
};

export const useEmit = (examId: number) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => take(api.POST("/api/exams/{exam_id}/layout/emission", path(examId))),
    onSuccess: (layout) => client.setQueryData(key(examId), layout),
  });
};

export const useKeepHabit = (examId: number) => useMutation({ mutationFn: (body: { format?: Format; rows?: number; cols?: number }) => take(api.PUT("/api/exams/{exam_id}/layout/habit", { ...path(examId), body })) });

export const pdfAddress = (examId: number) => `${BASE}/api/exams/${examId}/layout/pdf`;

export function tileAddress(examId: number, tile: Tile): string {
  const query = new URLSearchParams({ frame: String(tile.frame), size: "320" });
  if (tile.center !== null && tile.width !== null) {
    query.set("center", String(tile.center));
    query.set("width", String(tile.width));
  }
  return `${BASE}/api/exams/${examId}/layout/tiles/${tile.instance_id}?${query.toString()}`;
}
