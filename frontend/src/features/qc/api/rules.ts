import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";

type Schemas = components["schemas"];
export type Rule = Schemas["QcReportRule"];
export type RuleDetail = Schemas["QcReportRuleDetail"];
export type RuleStatus = Rule["status"];
export type Entry = Schemas["QcLexiconEntry"];
export type EntryKind = Entry["kind"];
export type WordQuestion = Schemas["QcWordQuestion"];
export type Audit = Schemas["QcReportAudit"];
export type SecondReading = Schemas["QcSecondReading"];

const KEY = ["qc", "report-rules"];

export const useRules = () => useQuery({ queryKey: KEY, queryFn: () => take(api.GET("/api/qc/report-rules")) });

export const useRule = (code: string | null) =>
  useQuery({ queryKey: [...KEY, code], enabled: code !== null, queryFn: () => take(api.GET("/api/qc/report-rules/{code}", { params: { path: { code: code ?? "" } } })) });

export function useSaveRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["QcRuleSaveRequest"]) => take(api.POST("/api/qc/report-rules", { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: KEY }),
  });
}

export function useSetStatus(code: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["QcRuleStatusRequest"]) => take(api.POST("/api/qc/report-rules/{code}/status", { params: { path: { code } }, body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: KEY }),
  });
}

export const useTryRule = () => useMutation({ mutationFn: (body: Schemas["QcRuleTrialRequest"]) => take(api.POST("/api/qc/report-rules/trial", { body })) });

export const useEntries = (query: { kind?: EntryKind; page?: number; site?: number }) =>
  useQuery({ queryKey: ["qc", "lexicon", query], queryFn: () => take(api.GET("/api/qc/lexicon", { params: { query } })), placeholderData: keepPreviousData });

export const useLexiconFacts = () => useQuery({ queryKey: ["qc", "lexicon", "facts"], staleTime: Infinity, queryFn: () => take(api.GET("/api/qc/lexicon/facts")) });

export function useSaveEntry() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["QcLexiconSaveRequest"]) => take(api.POST("/api/qc/lexicon", { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["qc", "lexicon"] }),
  });
}

export function useWithdrawEntry() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: { id: number; reason: string }) => take(api.POST("/api/qc/lexicon/{entry_id}/withdrawal", { params: { path: { entry_id: id } }, body: { reason } })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["qc", "lexicon"] }),
  });
}

export const useSpellLearning = () => useQuery({ queryKey: ["qc", "spell-learning"], queryFn: () => take(api.GET("/api/qc/spell-learning")) });

export const useWordQuestions = () => useQuery({ queryKey: ["qc", "word-questions"], queryFn: () => take(api.GET("/api/qc/word-questions", { params: { query: { is_open: true } } })) });

export function useAnswerWord() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: Schemas["QcWordAnswerRequest"] & { id: number }) => take(api.POST("/api/qc/word-questions/{question_id}/answer", { params: { path: { question_id: id } }, body })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["qc", "word-questions"] });
      void client.invalidateQueries({ queryKey: ["qc", "lexicon"] });
    },
  });
}

const WAITING_MS = 3_000;

export const useAudits = () =>
  useQuery({
    queryKey: ["qc", "report-audits"],
    queryFn: () => take(api.GET("/api/qc/report-audits")),
    refetchInterval: (query) => (query.state.data?.results.some((one) => one.state === "waiting" || one.state === "running") ? WAITING_MS : false),
  });

export const useAuditHits = (audit_id: number | null, rule: string) =>
  useQuery({
    queryKey: ["qc", "report-audits", audit_id, rule],
    enabled: audit_id !== null,
    queryFn: () => take(api.GET("/api/qc/report-audits/{audit_id}/hits", { params: { path: { audit_id: audit_id ?? 0 }, query: rule ? { rule } : {} } })),
  });

export function useAskAudit() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["QcReportAuditAskRequest"]) => take(api.POST("/api/qc/report-audits", { body })),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["qc", "report-audits"] }),
  });
}

export const useSecondReader = () => useQuery({ queryKey: ["qc", "second-reader"], queryFn: () => take(api.GET("/api/qc/second-reader")) });

export const useSecondReadings = () => useQuery({ queryKey: ["qc", "second-readings"], queryFn: () => take(api.GET("/api/qc/second-readings")) });

export function useJudgeReading() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, verdict }: { id: number; verdict: "right" | "wrong" }) =>
      take(api.POST("/api/qc/second-readings/{reading_id}/verdict", { params: { path: { reading_id: id } }, body: { verdict } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["qc", "second-readings"] });
      void client.invalidateQueries({ queryKey: ["qc", "second-reader"] });
    },
  });
}
