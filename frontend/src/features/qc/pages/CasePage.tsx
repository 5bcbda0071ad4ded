import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useCase, useCaseAct } from "../api/quality";
import { AppealPanel } from "../components/AppealPanel";
import { GradeTag } from "../components/GradeTag";
import { ImprovementDialog } from "../components/ImprovementDialog";
import { QualityTabs } from "../components/QualityTabs";
import { ToMeeting } from "../components/ToMeeting";
import "../qc.css";

/** One case: what was looked at, how it was judged, who stands behind it (once the reviews are in), and its end. */
export default function CasePage() {
  const { t } = useTranslation("qc");
  const lang = useLang();
  const caseId = Number(useParams().caseId);
  const found = useCase(caseId);
  const close = useCaseAct(caseId, "closure");
  const appeal = useCaseAct(caseId, "appeal");
  const [act, setAct] = useState<"closure" | "appeal" | null>(null);
  const mayManage = useMay("qc.manage");
  const [planning, setPlanning] = useState(false);
  if (found.isPending) return <Loading lines={6} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} wide />;
  const one = found.data;
  const running = act === "appeal" ? appeal : close;
  return (
    <div className="page narrow">
      <QualityTabs />
      <section className="panel">
        <header>
          {t("cases.caseOf", { number: one.id })} · {t(`queues.${one.queue}`)} · {t(`caseState.${one.state}`)}
          <span className="sp" />
          <GradeTag grade={one.is_masked ? "" : one.grade} />
        </header>
        <div className="body col case-body">
          <p>
            {t(`kind.${one.kind}`)} · {pick(one.exam_names, lang) || one.ref} · <TimeText at={one.opened_at} shape="full" />
          </p>
          {one.reason_text && (
            <p>
              {one.raised_by_name ? `${one.raised_by_name}: ` : ""}
              {one.reason_text}
            </p>
          )}
          {one.is_masked && <p className="tag violet">{t("masked")}</p>}
          {one.identity && (
            <p className="meta">
              {one.identity.patient_name} · {one.identity.accession} · {one.identity.responsible.map((person) => String(person.name)).join(", ")}
            </p>
          )}
          {one.outcome && (
            <p>
              {t("cases.outcome")}: {one.outcome}
            </p>
          )}
          {mayManage && (
            <div className="row">
              <button type="button" className="btn" onClick={() => setPlanning(true)}>
                {t("improve.plan")}
              </button>
              {!one.is_masked && <ToMeeting caseId={one.id} />}
              {one.allowed_actions.includes("reopen") && (
                <button type="button" className="btn" onClick={() => setAct("appeal")}>
                  {t("cases.appeal", { number: one.id })}
                </button>
              )}
              {one.allowed_actions.includes("close") && (
                <button type="button" className="btn primary" onClick={() => setAct("closure")}>
                  {t("cases.close", { number: one.id })}
                </button>
              )}
            </div>
          )}
        </div>
      </section>
      {one.appeal && <AppealPanel appeal={one.appeal} />}
      {one.content && (one.content.findings || one.content.impression) && (
        <section className="panel">
          <header>{t("audit.report")}</header>
          <div className="body col case-body" lang={one.content.lang}>
            {(["technique", "findings", "impression"] as const)
              .filter((section) => one.content?.[section]?.trim())
              .map((section) => (
                <section key={section}>
                  <h3 className="cap">{t(`audit.${section}`)}</h3>
                  <p className="audit-prose">{one.content?.[section]}</p>
                </section>
              ))}
          </div>
        </section>
      )}
      {one.reviews.map((review) => (
        <section className="panel" key={review.id}>
          <header>
            {review.reviewer_name}
            {review.is_arbiter && <span className="tag amber">{t("audit.arbitration")}</span>}
            {!review.is_blinded && <span className="tag violet">{t("blinding.not")}</span>}
            <span className="sp" />
            <GradeTag grade={review.grade} />
          </header>
          <div className="body col case-body">
            <p className="num">{review.scores.map((score) => `${pick(score.names, lang)} ${score.value}`).join(" · ")}</p>
            {review.first_look && (
              <p>
                {t("firstLook.title")}: {review.first_look.text || t("firstLook.wordless")} <TimeText at={review.first_look.at} shape="full" />
              </p>
            )}
            {review.disclosure && (
              <p className="warn">
                {t(`blinding.how.${review.disclosure.how}`)} · <TimeText at={review.disclosure.at} shape="full" />
              </p>
            )}
            <p className="meta num">
              {review.points !== null && `${t("checklist.points", { points: review.points, grade: t(`letter.${review.points_grade as "A" | "B" | "C"}`) })} · `}
              {review.radpeer && `RADPEER ${review.radpeer} · `}
              {review.scale_version}
            </p>
            {review.comment && <p>{review.comment}</p>}
            <p className="meta">
              <TimeText at={review.submitted_at} shape="full" />
            </p>
          </div>
        </section>
      ))}
      {planning && <ImprovementDialog caseId={one.id} onClose={() => setPlanning(false)} />}
      {act && (
        <ConfirmWithReason
          act={t(act === "closure" ? "cases.close" : "cases.appeal", { number: one.id })}
          error={running.error}
          pending={running.isPending}
          onConfirm={(text) => running.mutate({ text, version: one.version }, { onSuccess: () => setAct(null) })}
          onCancel={() => setAct(null)}
        />
      )}
    </div>
  );
}
