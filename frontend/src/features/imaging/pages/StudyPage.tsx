import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ImageFindings } from "@/shared/ui/ImageFindings";
import { RaiseCase } from "@/shared/ui/RaiseCase";
import { DosePanel } from "@/shared/ui/dose/DosePanel";
import { ReasonList } from "@/shared/ui/ReasonList";
import { writeDay, writeName } from "@/shared/ui/viewer/PaneTexts";
import { StudyViewer } from "@/shared/ui/viewer/StudyViewer";
import { useStudy } from "@/shared/ui/viewer/useStudy";
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
  const [asking, setAsking] = useState<"match" | "unmatch" | null>(null);
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
          <Link className={mayMatch && study.match !== "matched" ? "btn sm" : "btn sm primary"} to={`/images/${study.id}/view`}>
            {t("study.view")}
          </Link>
          {mayMeasure && (
            <Link className="btn sm" to={`/quality/roi/${study.id}`}>
              {t("study.regions")}
            </Link>
          )}
          <ExportStudy studyId={study.id} />
          <RaiseCase subjectKind="study" subjectId={study.id} />
          {mayMatch && study.match === "matched" && (
            <button type="button" className="btn sm" onClick={() => setAsking("unmatch")}>
              {t("reconcile.takeAway")}
            </button>
          )}
          {mayMatch && (
            <button type="button" className="btn sm primary" onClick={() => setAsking("match")}>
              {t(study.match === "matched" ? "reconcile:title" : "reconcile.open")}
            </button>
          )}
        </header>
      )}
      {study?.match_reason && <ReasonList reasons={[study.match_reason]} />}
      {study && <DosePanel filter={{ study_id: study.id }} />}
      <ImageFindings studyId={studyId} />
      <StudyViewer studyId={studyId} />
      {study && asking === "match" && <ReconcileDrawer study={study} onClose={() => setAsking(null)} />}
      {study && asking === "unmatch" && <TakeAway study={study} onClose={() => setAsking(null)} />}
    </div>
  );
}

function TakeAway({ study, onClose }: { study: Study; onClose: () => void }) {
  const { t } = useTranslation("imaging");
  const client = useQueryClient();
  const act = useMutation({
    mutationFn: (note: string) => take(api.POST("/api/studies/{study_id}/unmatch", { params: { path: { study_id: study.id } }, body: { note, version: study.version ?? 1 } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["viewer"] });
      await client.invalidateQueries({ queryKey: ["imaging"] });
      onClose();
    },
  });
  return (
    <ConfirmWithReason
      act={t("reconcile.takeAwayAct", { accession: study.exams.map((link) => link.accession).join(", ") })}
      hint={t("reconcile.takeAwayHint")}
      danger
      error={act.error}
      pending={act.isPending}
      onConfirm={(note) => act.mutate(note)}
      onCancel={onClose}
    />
  );
}
