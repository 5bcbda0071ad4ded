import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, take } from "@/shared/api/client";
import { ProblemError } from "@/shared/api/problem";
import type { components } from "@/shared/api/schema";
import type { Texts } from "../model/keptText";

type Schemas = components["schemas"];
export type Report = Schemas["Report"];
export type ReportFinding = Schemas["ReportFinding"];

const path = (report_id: number) => ({ params: { path: { report_id } } });
export const reportKey = (examId: number) => ["report", "exam", examId] as const;

/** The report of an exam. One who may write begins it by opening it; anybody else gets null while there is none. */
export function useReport(examId: number | null, options: { mayWrite: boolean; lang: "zh" | "en" }) {
  return useQuery({
    queryKey: reportKey(examId ?? 0),
    enabled: examId !== null,
    // Read anew at each opening: a text that was kept from before would be an old one.
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    queryFn: async (): Promise<Report | null> => {
      const exam_id = examId ?? 0;
      if (options.mayWrite) return take(api.POST("/api/reports", { body: { exam_ids: [exam_id], lang: options.lang } }));
      try {
        return await take(api.GET("/api/exams/{exam_id}/report", { params: { path: { exam_id } } }));
      } catch (error) {
        if (error instanceof ProblemError && error.status === 404) return null;
        throw error;
      }
    },
  });
}

/** While somebody else holds the pen: reads the report anew when they saved, signed or left. */
export function useStandingReport(report: Report, isReader: boolean): void {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: ["report", "pen", report.id],
    enabled: isReader,
    refetchInterval: 4_000,
    gcTime: 0,
    queryFn: () => take(api.GET("/api/reports/{report_id}/pen", path(report.id))),
  });
  const moved = data !== undefined && (data.state !== report.state || data.lock_owner_name !== report.lock_owner_name || data.revision !== (report.draft?.revision ?? 0));
  useEffect(() => {
    if (isReader && moved) for (const exam of report.exams) void client.invalidateQueries({ queryKey: reportKey(exam.id) });
  }, [client, isReader, moved, report.exams]);
}

/** Puts a report that an act gave back in place, and has the lists read again. */
export function useReportAct<Input>(act: (input: Input) => Promise<Report>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (report) => {
      for (const exam of report.exams) client.setQueryData(reportKey(exam.id), report);
      void client.invalidateQueries({ queryKey: ["reading"] });
    },
  });
}

export const saveDraft = (reportId: number, body: Schemas["DraftSaveRequest"]) => take(api.PUT("/api/reports/{report_id}/draft", { ...path(reportId), body }));
export const checkTexts = (reportId: number, texts: Texts, signal: AbortSignal) =>
  take(api.POST("/api/reports/{report_id}/check", { ...path(reportId), body: { ...texts, stage: "sign" }, signal }));
export type AlertOutcome = Schemas["AlertAnswerRequest"]["outcome"];
export const answerAlert = (reportId: number, body: Schemas["AlertAnswerRequest"]) => take(api.POST("/api/reports/{report_id}/alerts", { ...path(reportId), body }));
export const takePen = (reportId: number, take_over: boolean) => take(api.POST("/api/reports/{report_id}/pen", { ...path(reportId), body: { take_over } }));
export const layDownPen = (reportId: number) => api.DELETE("/api/reports/{report_id}/pen", path(reportId));
export const signReport = (reportId: number, body: Schemas["SignRequest"]) => take(api.POST("/api/reports/{report_id}/sign", { ...path(reportId), body }));
export const amendReport = (reportId: number, body: Schemas["AmendRequest"]) => take(api.POST("/api/reports/{report_id}/amend", { ...path(reportId), body }));
export const discardAmendment = (reportId: number) => take(api.DELETE("/api/reports/{report_id}/amend", path(reportId)));
export const releaseReport = (reportId: number) => take(api.POST("/api/reports/{report_id}/release", path(reportId)));
export const flagCritical = (reportId: number, body: Schemas["CriticalFlagRequest"]) => take(api.POST("/api/reports/{report_id}/criticals", { ...path(reportId), body }));
export const confirmReceipt = (critical_id: number, received_by: string) =>
  take(api.POST("/api/criticals/{critical_id}/receipt", { params: { path: { critical_id } }, body: { received_by } }));
