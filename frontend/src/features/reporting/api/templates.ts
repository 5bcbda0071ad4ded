import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components, operations } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type ProposedTemplate = Schemas["ProposedTemplate"];
export type FilledTemplate = Schemas["FilledTemplate"];
export type ReportTemplate = Schemas["ReportTemplate"];
export type TemplateFacts = Schemas["NewTemplateRequest"];
export type TemplateTexts = Schemas["TemplateTextsRequest"];
export type TemplatePreview = Schemas["TemplatePreview"];
type Query = NonNullable<operations["report_template_list"]["parameters"]["query"]>;

export function useProposedTemplates(report_id: number, on: boolean) {
  return useQuery({
    queryKey: ["report", "templates", report_id],
    enabled: on,
    staleTime: 60_000,
    queryFn: () => take(api.GET("/api/reports/{report_id}/templates", { params: { path: { report_id } } })),
  });
}

export const fillTemplate = (report_id: number, code: string) => take(api.GET("/api/reports/{report_id}/templates/{code}", { params: { path: { report_id, code } } }));

export function useTemplates(query: Record<string, string | number>) {
  return useQuery({
    queryKey: ["templates", "list", query],
    queryFn: () => take(api.GET("/api/report-templates", { params: { query: query as Query } })),
    placeholderData: keepPreviousData,
  });
}

export function useTemplateVersions(code: string | null) {
  return useQuery({
    queryKey: ["templates", "versions", code],
    enabled: code !== null,
    queryFn: () => take(api.GET("/api/report-templates/{code}/versions", { params: { path: { code: code ?? "" } } })),
  });
}

/** What a reader would get of texts that are not saved yet. */
export const previewTemplate = (texts: TemplateTexts, signal: AbortSignal) => take(api.POST("/api/report-templates/preview", { body: { texts }, signal }));

/** Adds a template, or saves another version of one under the version it was read with. */
export function useSaveTemplate(known: ReportTemplate | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ code, ...facts }: TemplateFacts) =>
      known
        ? take(api.PUT("/api/report-templates/{code}", { params: { path: { code: known.code } }, body: { ...facts, version: known.version ?? 1 } }))
        : take(api.POST("/api/report-templates", { body: { code, ...facts } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["templates"] }),
  });
}

export type MrrtTemplate = Schemas["MrrtTemplate"];

/** What an MRRT document says, in its own language; nothing is saved. */
export const readMrrt = (html: string) => take(api.POST("/api/report-templates/mrrt", { body: { html } }));
