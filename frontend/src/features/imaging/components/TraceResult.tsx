import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Glyph, Icon } from "@/shared/ui/Icon";
import { ErrorState, Loading } from "@/shared/ui/states";
import { ExamStateTag } from "@/shared/ui/StatusTag";
import { TimeText } from "@/shared/ui/TimeText";
import type { TraceStep, WorklistTrace } from "../api/types";

const TONE = { pass: "green", fail: "red", info: "blue" } as const;

/** The verdict, then every condition with what was asked, what is held, and where a cause is mended. */
export function TraceResult({ ae, exam, ask }: { ae: string; exam: number; ask: number | null }) {
  const { t } = useTranslation("tracer");
  const trace = useQuery({
    queryKey: ["imaging", "trace", ae, exam, ask],
    queryFn: () => take(api.GET("/api/worklist/trace", { params: { query: { ae_title: ae, exam_id: exam, ...(ask ? { ask_id: ask } : {}) } } })),
    staleTime: Infinity,
  });
  if (trace.isPending) return <Loading lines={6} />;
  if (trace.error) return <ErrorState error={trace.error} onRetry={() => void trace.refetch()} />;
  const found = trace.data;
  return (
    <section className="panel body" aria-live="polite" aria-label={t("title")}>
      <header className="row">
        <Verdict trace={found} />
        <span className="sp" />
        <button type="button" className="btn sm" disabled={trace.isFetching} onClick={() => void trace.refetch()}>
          {t("again")}
        </button>
      </header>
      <Facts trace={found} />
      <ol className="im-trace">
        {found.steps.map((step, at) => (
          <Step key={`${step.code}-${at}`} step={step} />
        ))}
      </ol>
    </section>
  );
}

function Verdict({ trace }: { trace: WorklistTrace }) {
  const { t } = useTranslation("tracer");
  const n = trace.steps.filter((step) => step.verdict === "fail").length;
  return (
    <b className={trace.is_shown ? "good" : "bad"}>
      <Glyph name={trace.is_shown ? "done" : "problem"} /> {t(trace.is_shown ? "shown" : "hidden", { ae: trace.ae_title })}
      {!trace.is_shown && ` · ${t("causes", { n })}`}
    </b>
  );
}

function Facts({ trace }: { trace: WorklistTrace }) {
  const { t } = useTranslation("tracer");
  const lang = useLang();
  const { exam } = trace;
  return (
    <>
      <p>
        <b className="m">{exam.patient_name}</b> {exam.patient_mrn} · <Link className="link-u" to={`/exams/${exam.id}`}>{exam.accession}</Link> · {pick(exam.exam_type_names, lang)} · {exam.slot_device_code || "–"} {exam.slot_start && <TimeText at={exam.slot_start} shape="full" />} <ExamStateTag state={exam.state} />
      </p>
      <p className="t2">
        {trace.is_assumed ? t("assumed") : t("askedAt")} {trace.asked_at && <TimeText at={trace.asked_at} shape="full" />} · {trace.keys.map((key) => `${key.keyword} = ${key.value}`).join(" · ") || t("noKeys")} · {trace.charsets.length ? t("charset", { name: trace.charsets.join(" ") }) : t("noCharset")}
      </p>
    </>
  );
}

function Step({ step }: { step: TraceStep }) {
  const { t } = useTranslation("tracer");
  return (
    <li className={step.verdict}>
      <span className={`tag ${TONE[step.verdict]}`}>{t(`verdict.${step.verdict}`)}</span>
      <b>{t(`step.${step.code}`)}</b>
      <span className="sp">
        {step.reason.text}
        {step.advice && (
          <span className="im-advice">
            <Icon name="info" /> {step.advice.text} {step.link ? <Link to={step.link}>{t("go")}</Link> : <span className="meta">({t("onScanner")})</span>}
          </span>
        )}
      </span>
    </li>
  );
}
