import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstances, useStudies, useStudy } from "@/shared/ui/viewer/useStudy";

export interface Which {
  series_uid: string;
  sop_uid: string;
}

export const ANY: Which = { series_uid: "", sop_uid: "" };

interface Props {
  examId: number;
  which: Which;
  onChoose: (which: Which) => void;
}

/** Which of the stored images it is, where they are here already; left out it is told by the view alone. */
export function WhichImage({ examId, which, onChoose }: Props) {
  const { t } = useTranslation("scanner");
  const studies = useStudies({ exam_id: examId }).data?.results ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  const study = useStudy(chosen ?? studies[0]?.id ?? null).data;
  const series = study?.series.find((one) => one.series_uid === which.series_uid);
  const images = useInstances(series?.id ?? null).data ?? [];
  if (studies.length === 0) return null;
  return (
    <div className="row" style={{ gap: 8, flexWrap: "wrap", marginTop: 8 }}>
      {studies.length > 1 && <Select style={{ minWidth: 180 }} aria-label={t("floor.study")} value={study?.id} onChange={(id) => (setChosen(id), onChoose(ANY))} options={studies.map((one) => ({ value: one.id, label: `${one.modality} ${one.description}` }))} />}
      <Select
        allowClear
        style={{ minWidth: 220 }}
        aria-label={t("floor.series")}
        placeholder={t("floor.series")}
        value={which.series_uid || undefined}
        onChange={(uid) => onChoose({ series_uid: uid ?? "", sop_uid: "" })}
        options={(study?.series ?? []).map((one) => ({ value: one.series_uid, label: `${one.number ?? ""} ${one.description || one.modality} · ${one.n_instances}` }))}
      />
      {series && (
        <Select
          allowClear
          showSearch
          style={{ minWidth: 140 }}
          aria-label={t("floor.image")}
          placeholder={t("floor.image")}
          value={which.sop_uid || undefined}
          onChange={(uid) => onChoose({ ...which, sop_uid: uid ?? "" })}
          options={images.map((one) => ({ value: one.sop_uid, label: String(one.number ?? one.id) }))}
          optionFilterProp="label"
        />
      )}
    </div>
  );
}
