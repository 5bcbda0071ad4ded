import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { Pager } from "@/shared/ui/Pager";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { useFileAppeal, type OwnResult } from "../api/followUp";
import { GradeTag } from "../components/GradeTag";
import { QualityTabs } from "../components/QualityTabs";
import "../qc.css";

/** What was said of one's own work, never by whom; an appeal within its time, in three clicks. */
export default function MinePage() {
  const { t } = useTranslation("qc");
  const state = useTableState({ pageSize: 20 });
  const [appealing, setAppealing] = useState<OwnResult | null>(null);
  const appeal = useFileAppeal();
  const found = useQuery({ queryKey: ["qc", "mine", state.query], queryFn: () => take(api.GET("/api/qc/mine", { params: { query: state.query } })), placeholderData: keepPreviousData });
  if (found.isPending) return <Loading lines={6} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} wide />;
  return (
    <div className="page narrow">
      <QualityTabs />
      {found.data.results.length === 0 && <EmptyState title={t("mine.empty")} hint={t("mine.emptyHint")} />}
      {found.data.results.map((row) => (
        <Result key={row.id} row={row} onAppeal={() => setAppealing(row)} />
      ))}
      <Pager state={state} page={found.data} />
      {appealing && (
        <ConfirmWithReason
          act={t("mine.appeal", { number: appealing.id })}
          hint={t("mine.appealHint")}
          error={appeal.error}
          pending={appeal.isPending}
          onConfirm={(text) => appeal.mutate({ caseId: appealing.id, text, version: appealing.version }, { onSuccess: () => setAppealing(null) })}
          onCancel={() => setAppealing(null)}
        />
      )}
    </div>
  );
}

function Result({ row, onAppeal }: { row: OwnResult; onAppeal: () => void }) {
  const { t } = useTranslation("qc");
  const lang = useLang();
  return (
    <section className="panel">
      <header>
        {t("cases.caseOf", { number: row.id })} · {pick(row.exam_names, lang)} · <TimeText at={row.settled_at} shape="date" />
        <span className="sp" />
        <GradeTag grade={row.grade} />
      </header>
      <div className="body mine-sides">
        <div className="col case-body" lang={row.content.lang}>
          {(["findings", "impression"] as const)
            .filter((section) => row.content[section]?.trim())
            .map((section) => (
              <section key={section}>
                <h3 className="cap">{t(`audit.${section}`)}</h3>
                <p className="audit-prose">{row.content[section]}</p>
              </section>
            ))}
        </div>
        <div className="col case-body">
          <p className="num">
            {[row.radpeer && `RADPEER ${row.radpeer}`, row.points !== null && t("checklist.points", { points: row.points, grade: t(`letter.${row.points_grade as "A" | "B" | "C"}`) })].filter(Boolean).join(" · ")}
          </p>
          {row.comment && <p>{row.comment}</p>}
          {row.appeal && (
            <p>
              <span className={row.appeal.state === "open" ? "tag amber" : "tag"}>{t(`mine.state.${row.appeal.state as "open" | "upheld" | "changed"}`)}</span> {row.appeal.text}
              {row.appeal.reason && (
                <>
                  <br />
                  {t("mine.decision")}: {row.appeal.reason}
                </>
              )}
            </p>
          )}
          {row.appeal_until && (
            <p className="row">
              <button type="button" className="btn" onClick={onAppeal}>
                {t("mine.appeal", { number: row.id })}
              </button>
              <span className="meta">
                {t("mine.until")} <TimeText at={row.appeal_until} shape="full" />
              </span>
            </p>
          )}
        </div>
      </div>
    </section>
  );
}
