import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import type { components } from "@/shared/api/schema";
import { writeDay, writeName } from "@/shared/ui/viewer/PaneTexts";
import type { Schemas } from "@/shared/ui/viewer/types";
import { useStudies } from "@/shared/ui/viewer/useStudy";

interface Props {
  study: Schemas["StudyDetail"];
  external: components["schemas"]["ExternalViewer"][];
  priorId: number | null;
  onPrior: (id: number | null) => void;
}

/** Whose images these are, the patient's other studies, the way to another viewer and back. */
export function ViewerHead({ study, external, priorId, onPrior }: Props) {
  const { t } = useTranslation("images");
  const lang = useLang();
  const others = useStudies({ patient_id: study.patient ?? undefined });
  const priors = (others.data?.results ?? []).filter((one) => one.id !== study.id);
  return (
    <header className="iv-head">
      <Link to={`/images/${study.id}`}>{t("back")}</Link>
      <b>{writeName(study.patient_name) || study.patient_id_text}</b>
      <span>{study.patient_id_text}</span>
      <span className="meta">
        {study.patient_sex} {writeDay(study.patient_birth_date)}
      </span>
      <span>
        {writeDay(study.study_date)} {study.modality} {study.description}
      </span>
      <span className="sp" />
      <label className="row">
        <span className="meta">{t("compare")}</span>
        <select value={priorId ?? ""} disabled={priors.length === 0} onChange={(event) => onPrior(event.target.value ? Number(event.target.value) : null)}>
          <option value="">{t(priors.length === 0 ? "noPriors" : "noPrior")}</option>
          {priors.map((one) => (
            <option key={one.id} value={one.id}>
              {writeDay(one.study_date)} {one.modality} {one.description}
            </option>
          ))}
        </select>
      </label>
      {external.map((one) => (
        <a key={one.code} className="btn sm" href={one.url} target="_blank" rel="noreferrer noopener">
          {t("openIn", { name: pick(one.name, lang) })}
        </a>
      ))}
    </header>
  );
}
