import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { TimeText } from "@/shared/ui/TimeText";
import type { Exam } from "../api/exams";
import { DueText, PriorityTag } from "./ExamBits";
import { Retriage } from "./Retriage";
import "../exams.css";

/** What was asked for, by whom, for when. */
export function ExamFactsPanel({ exam }: { exam: Exam }) {
  const { t } = useTranslation("exams");
  const rows: [string, ReactNode][] = [
    [t("field.reason"), exam.reason_for_exam || "–"],
    [t("field.protocol"), exam.protocol || "–"],
    [t("field.priority"), <Priority key="p" exam={exam} />],
    [t("field.class"), [t(`class.${exam.patient_class}`), exam.location].filter(Boolean).join(" · ")],
    [t("field.contrast"), t(`contrast.${exam.contrast}`)],
    [t("field.referrer"), exam.referrer_name || "–"],
    [t("field.ordered"), <TimeText key="o" at={exam.ordered_at} shape="full" />],
    [t("field.slot"), exam.slot_start ? <span key="s"><TimeText at={exam.slot_start} shape="full" /> · {exam.slot_device_code}</span> : t("field.noSlot")],
    [t("field.due"), <DueText key="d" due={exam.due_at} />],
    [t("field.accession"), <span key="a" className="num">{exam.accession} · {exam.issuer}</span>],
    [t("field.placer"), exam.placer_number || "–"],
  ];
  return (
    <section className="panel">
      <header className="row">
        <b>{t("one.request")}</b>
        <span className="sp" />
        <Link className="link" to={`/patients/${exam.patient.id}`}>
          {t("one.record")}
        </Link>
      </header>
      <dl className="body facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt className="cap">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Priority({ exam }: { exam: Exam }) {
  return (
    <span className="row">
      <PriorityTag code={exam.priority_code} rank={exam.priority_rank} />
      {exam.allowed_actions.includes("retriage") && <Retriage exam={exam} />}
    </span>
  );
}

const FACETS = ["safety", "images", "report", "delivery"];

/** Four small truths beside the main state. */
export function FacetStrip({ exam }: { exam: Exam }) {
  const { t } = useTranslation("exams");
  return (
    <ul className="facets">
      {FACETS.map((facet) => {
        const value = exam.facets[facet] ?? "none";
        return (
          <li key={facet} className={value === "hold" ? "bad" : undefined}>
            <span className="cap">{t(`facet.${facet}`)}</span>
            <span className="m">{t(`facetValue.${value}`, { defaultValue: value })}</span>
          </li>
        );
      })}
    </ul>
  );
}
