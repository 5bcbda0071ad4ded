import { useTranslation } from "react-i18next";
import { writeDay } from "@/shared/ui/viewer/PaneTexts";
import { Thumb } from "@/shared/ui/viewer/Thumb";
import type { Schemas } from "@/shared/ui/viewer/types";
import { hasPictures, type Hung } from "../model/hanging";

interface Props {
  studies: Schemas["StudyDetail"][];
  shown: (Hung | null)[];
  active: Hung | null;
  onHang: (hung: Hung) => void;
}

/** Series of the study and of the one beside it; a click hangs one in the active pane. */
export function SeriesColumn({ studies, shown, active, onHang }: Props) {
  const { t } = useTranslation("images");
  return (
    <nav className="iv-series" aria-label={t("series")}>
      {studies.map((study, at) => (
        <section key={study.id}>
          <h3 className="meta">
            {t(at === 0 ? "current" : "prior")} {writeDay(study.study_date)}
          </h3>
          {study.series.map((series) =>
            hasPictures(series) ? (
              <button
                type="button"
                key={series.id}
                className={series.id === active?.seriesId ? "on" : shown.some((one) => one?.seriesId === series.id) ? "seen" : ""}
                aria-pressed={series.id === active?.seriesId}
                onClick={() => onHang({ studyId: study.id, seriesId: series.id })}
              >
                <Thumb seriesId={series.id} />
                <span className="cut">{series.description || series.modality || series.number}</span>
                <span className="n">{series.n_instances}</span>
              </button>
            ) : (
              <p key={series.id} className="meta cut">
                {series.modality} {series.description}
              </p>
            ),
          )}
        </section>
      ))}
    </nav>
  );
}
