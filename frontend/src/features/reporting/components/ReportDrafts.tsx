import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { useInsert } from "../hooks/desk";
import { DraftAudit, type ModelDraft } from "./DraftAudit";

const WAITING_MS = 3_000;
const USUAL_MS = 30_000;

/** Reports that models drafted for the exam: what was said of them, and one click that puts the text into the report. */
export function ReportDrafts({ reportId, examId }: { reportId: number; examId: number }) {
  const { t } = useTranslation("reading");
  const client = useQueryClient();
  const mayWrite = useMay("report.write");
  const insert = useInsert(reportId);
  const key = ["drafts", "exam", examId];
  const found = useQuery({
    queryKey: key,
    queryFn: () => take(api.GET("/api/exams/{exam_id}/drafts", { params: { path: { exam_id: examId } } })),
    refetchInterval: (query) => (query.state.data?.some((one) => one.state === "waiting") ? WAITING_MS : USUAL_MS),
  });
  const use = useMutation({
    mutationFn: (draft: ModelDraft) => take(api.POST("/api/drafts/{draft_id}/take", { params: { path: { draft_id: draft.id } } })),
    onSuccess: (draft) => {
      insert?.("findings", draft.findings ?? "");
      insert?.("impression", draft.impression ?? "");
      void client.invalidateQueries({ queryKey: key });
    },
  });
  const drafts = found.data?.filter((one) => !one.outcome) ?? [];
  if (drafts.length === 0) return null;
  return (
    <section aria-label={t("draft.label")}>
      <h3 className="cap">{t("draft.label")}</h3>
      {drafts.map((draft) => (
        <div key={draft.id}>
          <DraftAudit draft={draft} />
          {draft.state === "ready" && (
            <details>
              <summary style={{ minHeight: 24 }}>{t("draft.show")}</summary>
              <p lang={draft.lang} style={{ whiteSpace: "pre-wrap" }}>
                {draft.findings}
              </p>
              <p lang={draft.lang} style={{ whiteSpace: "pre-wrap" }}>
                {draft.impression}
              </p>
            </details>
          )}
          {mayWrite && insert && draft.state === "ready" && !draft.taken_at && (
            <button type="button" className="btn sm" disabled={use.isPending} onClick={() => use.mutate(draft)}>
              {t("draft.take")}
            </button>
          )}
        </div>
      ))}
      {use.error && <ProblemNote error={use.error} />}
    </section>
  );
}
