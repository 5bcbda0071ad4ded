import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { useMay } from "@/shared/session/session";
import { ImageFindings } from "@/shared/ui/ImageFindings";
import { RaiseCase } from "@/shared/ui/RaiseCase";
import { DosePanel } from "@/shared/ui/dose/DosePanel";
import { ReasonList } from "@/shared/ui/ReasonList";
import { writeDay, writeName } from "@/shared/ui/viewer/PaneTexts";
import { StudyViewer } from "@/shared/ui/viewer/StudyViewer";
import { useStudy } from "@/shared/ui/viewer/useStudy";
import { waitsForSomebody } from "@/shared/ui/viewer/types";
import type { Study } from "../api/types";
import { ExportStudy } from "../components/ExportStudy";
import { ReconcileDrawer } from "../components/reconcile/ReconcileDrawer";
import { StudyForwarding } from "../components/StudyForwarding";
import { StudyTags } from "../components/StudyTags";
import "../imaging.css";

/** One study, and where it belongs. */
export default function StudyPage() {
  const { t } = useTranslation("imaging");
  const studyId = Number(useParams().studyId);
  const { data } = useStudy(studyId);
  const study = data as unknown as Study | undefined;
  const mayMatch = useMay("image.match");
  const mayExams = useMay("exam.read");
  const mayMeasure = useMay("qc.measure");
  const maySeeDose = useMay("dose.read");
  const [search] = useSearchParams();
  const [isAtDesk, setAtDesk] = useState(search.has("desk"));
  return (
    <div className="page fill">
      {study && (
        <header className="page-head">
          <h2>{writeName(study.patient_name) || study.patient_id_text}</h2>
          <span className="t2">{study.patient_id_text}</span>
          <span className="meta">
            {study.patient_sex} {writeDay(study.patient_birth_date)}
          </span>
          <span>
            {study.modality} {study.description}
          </span>
          {study.exams.map((link) => (
            <span className="row" key={link.exam_id}>
              {mayExams ? <Link to={`/exams/${link.exam_id}`}>{link.accession}</Link> : link.accession}
              <span className="meta">{t(`how.${link.how}`)}</span>
            </span>
          ))}
          <StudyTags study={study} />
          <StudyForwarding studyId={study.id} />
          <span className="sp" />
          <Link className={mayMatch && waitsForSomebody(study) ? "btn sm" : "btn sm primary"} to={`/images/${study.id}/view`}>
            {t("study.view")}
          </Link>
          {mayMeasure && (
            <Link className="btn sm" to={`/quality/roi/${study.id}`}>
              {t("study.regions")}
            </Link>
          )}
          <ExportStudy studyId={study.id} />
          <RaiseCase subjectKind="study" subjectId={study.id} />
          {mayMatch && (
            <button type="button" className="btn sm primary" onClick={() => setAtDesk(true)}>
              {t(waitsForSomebody(study) ? "reconcile.open" : "reconcile:title")}
            </button>
          )}
        </header>
      )}
      {study?.match_reason && <ReasonList reasons={[study.match_reason]} />}
      {study && <DosePanel filter={{ study_id: study.id }} />}
      {data && data.dose_refusals.length > 0 && maySeeDose && <ReasonList reasons={data.dose_refusals} />}
      <ImageFindings studyId={studyId} />
      <StudyViewer studyId={studyId} />
      {study && mayMatch && isAtDesk && <ReconcileDrawer study={study} first={search.get("desk") === "apart" ? "apart" : "match"} onClose={() => setAtDesk(false)} />}
    </div>
  );
}
