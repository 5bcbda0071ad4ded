import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "../../session/session";
import { EmptyState, ErrorState, Loading } from "../states";
import { StudyViewer } from "./StudyViewer";
import { useStudies } from "./useStudy";

/** The images of one exam; with several studies a choice above them. */
export function ExamImages({ examId, stacked = false, alone = false }: { examId: number; stacked?: boolean; alone?: boolean }) {
  const { t } = useTranslation("viewer");
  const list = useStudies({ exam_id: examId });
  const may = useMay("image.read");
  const [chosen, setChosen] = useState<number | null>(null);
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Loading lines={4} />;
  const studies = list.data.results;
  const shown = studies.find((one) => one.id === chosen) ?? studies[0];
  if (!shown) return <EmptyState title={t("noStudy")} hint={t("noStudyHint")} />;
  return (
    <div className="vw-exam">
      {!alone && may && (
        <Link className="vw-open" to={`/images/${shown.id}/view`} target="_blank">
          {t("open")}
        </Link>
      )}
      {studies.length > 1 && (
        <div className="seg" role="group" aria-label={t("studies")}>
          {studies.map((one) => (
            <button type="button" key={one.id} className={one.id === shown.id ? "on" : ""} aria-pressed={one.id === shown.id} onClick={() => setChosen(one.id)}>
              {one.modality} {one.description} · {one.n_instances}
            </button>
          ))}
        </div>
      )}
      <StudyViewer key={shown.id} studyId={shown.id} stacked={stacked} alone={alone} />
    </div>
  );
}
