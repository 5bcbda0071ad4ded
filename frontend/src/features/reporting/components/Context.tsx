import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ProcessingPanel } from "@/shared/processing/ProcessingPanel";
import { useMay } from "@/shared/session/session";
import { RaiseCase } from "@/shared/ui/RaiseCase";
import { SafetyStrip, type SafetyFacts } from "@/shared/ui/SafetyStrip";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { confirmReceipt, type Report } from "../api/report";
import { LesionPanel } from "./LesionPanel";
import { PathologyPanel } from "./PathologyPanel";
import { ReportDrafts } from "./ReportDrafts";
import { Prior } from "./Prior";

/** What the reader needs beside the text; read only, never over it. */
export function Context({ report, examId }: { report: Report; examId: number }) {
  const { t } = useTranslation("reporting");
  const lang = useLang();
  const exam = report.exams.find((one) => one.id === examId) ?? report.exams[0];
  const maySafety = useMay("safety.read");
  const mayLayout = useMay("layout.make");
  const [prior, setPrior] = useState<number | null>(null);
  const strip = useQuery({
    queryKey: ["safety", "strip", examId],
    enabled: maySafety,
    queryFn: () => take(api.GET("/api/safety/exams/{exam_id}/strip", { params: { path: { exam_id: examId } } })),
  });
  const facts: SafetyFacts = Object.fromEntries((strip.data ?? []).map((one) => [one.kind, { state: one.state, text: one.reason?.text, level: one.level || undefined, by: one.by }]));
  return (
    <aside className="reading-context" aria-label={t("context.label")}>
      {exam && (
        <section>
          <h3 className="cap">{t("context.order")}</h3>
          <p>{exam.reason_for_exam || t("context.noReason")}</p>
          <p className="meta">
            {exam.referrer_name} · <TimeText at={exam.ordered_at} shape="full" />
          </p>
          <p className="meta">
            {pick(exam.exam_type_names, lang)}
            {exam.slot_device_code && ` · ${exam.slot_device_code}`}
          </p>
          {mayLayout && <Link to={`/layout/${exam.id}`}>{t("layout:title")}</Link>}
        </section>
      )}
      {maySafety && strip.data && (
        <section>
          <h3 className="cap">{t("context.safety")}</h3>
          <SafetyStrip facts={facts} columns={2} />
        </section>
      )}
      <ReportDrafts reportId={report.id} examId={examId} />
      {exam && <ProcessingPanel examId={exam.id} name={report.patient.name} isPlain />}
      <section>
        <h3 className="cap">{t("context.priors")}</h3>
        {report.priors.length === 0 && <p className="meta">{t("context.noPriors")}</p>}
        <ul className="reading-priors">
          {report.priors.map((one) => (
            <li key={one.id}>
              <button type="button" className={one.id === prior ? "on" : ""} aria-expanded={one.id === prior} onClick={() => setPrior(one.id === prior ? null : one.id)}>
                <TimeText at={one.signed_at} shape="date" /> <span className="cut sp">{pick(one.exam_names, lang)}</span>
              </button>
              {one.id === prior && <Prior report={report} prior={one} />}
            </li>
          ))}
        </ul>
      </section>
      <LesionPanel report={report} />
      <PathologyPanel report={report} />
      {report.criticals.length > 0 && (
        <section>
          <h3 className="cap">{t("critical.act")}</h3>
          {report.criticals.map((one) => (
            <Critical key={one.id} notice={one} />
          ))}
        </section>
      )}
      <section>
        <RaiseCase subjectKind="report" subjectId={report.id} />
      </section>
    </aside>
  );
}

function Critical({ notice }: { notice: Report["criticals"][number] }) {
  const { t } = useTranslation("reporting");
  const client = useQueryClient();
  const mayWrite = useMay("report.write");
  const receive = useMutation({
    mutationFn: () => confirmReceipt(notice.id, notice.told_to),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ["report"] });
      void client.invalidateQueries({ queryKey: ["reading"] });
    },
  });
  return (
    <div className="reading-critical">
      <p>{notice.finding}</p>
      <p className="meta">
        {t(`critical.by.${notice.method}`)} · {notice.told_by_name} → {notice.told_to} · <TimeText at={notice.told_at} />
      </p>
      {notice.withdrawn_at && <p className="meta">{t("reading:criticals.withdrawnBy", { name: notice.withdrawn_by_name })}: {notice.withdrawn_reason}</p>}
      {notice.received_at ? (
        <p className="meta good">
          {t("critical.received", { name: notice.received_by })} <TimeText at={notice.received_at} />
        </p>
      ) : notice.withdrawn_at ? null : (
        <p className="meta bad">
          {t("critical.waits")} <TimeText at={notice.due_at} />
        </p>
      )}
      {!notice.received_at && !notice.withdrawn_at && mayWrite && (
        <button type="button" className="btn sm" disabled={receive.isPending} onClick={() => receive.mutate()}>
          {t("critical.confirm", { name: notice.told_to })}
        </button>
      )}
      {receive.error && <ProblemNote error={receive.error} />}
    </div>
  );
}
