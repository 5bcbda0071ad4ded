import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { resultsCsv, scoresCsv, useLockReaderStudy, useReaderStudy } from "../api/reading";
import { ReaderMeasures } from "../components/ReaderMeasures";
import { ReaderResults } from "../components/ReaderResults";
import "../qc.css";

/** The organiser's side: who is how far, the cases, and after the lock the figures. */
export default function ReaderStudyPage() {
  const { t } = useTranslation("reader");
  const id = Number(useParams().studyId);
  const query = useReaderStudy(id);
  const lock = useLockReaderStudy(id);
  const [asking, setAsking] = useState(false);
  const mayMeasure = useMay("qc.measure");
  if (query.isPending) return <Loading lines={6} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const study = query.data;
  const isOpen = study.state === "open";
  return (
    <div className="page">
      <header className="page-head">
        <h2>{study.title}</h2>
        <span className={isOpen ? "tag blue" : "tag green"}>{t(`state.${study.state}`)}</span>
        <span className="meta">
          {t("madeBy", { name: study.made_by_name })} <TimeText at={study.made_at} shape="full" /> · {study.scale_version} · {t("seed", { seed: study.seed })}
        </span>
        <span className="sp" />
        {!isOpen && (
          <>
            <a className="btn sm" href={scoresCsv(id)} download>
              {t("csv.scores")}
            </a>
            <a className="btn sm" href={resultsCsv(id)} download>
              {t("csv.results")}
            </a>
          </>
        )}
        {isOpen && (
          <button type="button" className="btn sm primary" onClick={() => setAsking(true)}>
            {t("lock")}
          </button>
        )}
      </header>
      <section className="panel" aria-label={t("progress")}>
        <header>
          <b>{t("progress")}</b>
        </header>
        <ul className="body col" style={{ gap: 6 }}>
          {study.progress.map((one) => (
            <li key={one.name} className="row" style={{ gap: 8 }}>
              <span style={{ minWidth: 120 }}>{one.name}</span>
              <progress value={one.done} max={one.total} aria-label={one.name} />
              <span className="num">
                {one.done} / {one.total}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-label={t("cases")}>
        <header>
          <b>{t("cases")}</b>
        </header>
        <ul className="body col" style={{ gap: 4 }}>
          {study.cases.map((one) => (
            <li key={one.label} className="row" style={{ gap: 8 }}>
              <Link to={`/images/${one.study_id}`}>{one.label}</Link>
              <span className="meta">{one.conditions.join(" · ")}</span>
              {one.bmi !== null && <span className="meta num">{t("bmiOf", { bmi: one.bmi })}</span>}
              {mayMeasure && <Link to={`/quality/roi/${one.study_id}`}>{t("measure.act")}</Link>}
            </li>
          ))}
        </ul>
      </section>
      <ReaderMeasures studyId={id} cases={study.cases} />
      {isOpen ? <p className="meta">{t("blind")}</p> : <ReaderResults studyId={id} />}
      {asking && (
        <ConfirmWithReason
          act={t("lock")}
          hint={t("lockHint")}
          error={lock.error}
          pending={lock.isPending}
          onConfirm={(reason) => lock.mutate({ version: study.version, reason }, { onSuccess: () => setAsking(false) })}
          onCancel={() => setAsking(false)}
        />
      )}
    </div>
  );
}
