import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { makeId } from "@/shared/lib/ids";
import { pick } from "@/shared/lib/localised";
import { AgeText } from "@/shared/ui/TimeText";
import { Loading, ProblemNote } from "@/shared/ui/states";
import { useAdmit, useFoundPatients, usePresets } from "../model/floor";

type Who = { sex: "M" | "F" | "U"; patientId?: undefined } | { patientId: number; sex?: undefined };

interface Props {
  site: number;
  device: string;
  modality: string;
  onAdmitted: (examId: number) => void;
  onClose: () => void;
}

/** Who and why, in either order; the second tap admits. The room is this scanner. */
export function UnscheduledDialog({ site, device, modality, onAdmitted, onClose }: Props) {
  const { t } = useTranslation("scanner");
  const lang = useLang();
  const presets = usePresets(site, modality);
  const admit = useAdmit();
  const [key] = useState(makeId);
  const [who, setWho] = useState<Who | null>(null);
  const [preset, setPreset] = useState<string | null>(null);
  const [words, setWords] = useState("");
  const found = useFoundPatients(words);
  const go = (person: Who | null, reason: string | null) => {
    setWho(person);
    setPreset(reason);
    if (person === null || reason === null || admit.isPending) return;
    const body = { site_id: site, device_code: device, client_id: key, preset: reason, patient_id: person.patientId ?? null, sex: person.sex ?? ("U" as const), exam_type_code: "", reason: "", laterality: "" as const };
    admit.mutate(body, { onSuccess: (exam) => onAdmitted(exam.id) });
  };
  return (
    <Modal open title={t("door.title", { device })} footer={null} width={880} onCancel={onClose} destroyOnHidden>
      <div className="door">
        <section>
          <h3 className="cap">{t("door.who")}</h3>
          <div className="tiles" role="group" aria-label={t("door.who")}>
            {(["M", "F", "U"] as const).map((sex) => (
              <button key={sex} type="button" aria-pressed={who?.sex === sex} className={who?.sex === sex ? "on" : ""} disabled={admit.isPending} onClick={() => go({ sex }, preset)}>
                {t(`door.unknown.${sex}`)}
              </button>
            ))}
          </div>
          <Input size="large" allowClear value={words} aria-label={t("door.find")} placeholder={t("door.find")} onChange={(event) => setWords(event.target.value)} />
          <ul className="found">
            {(words.trim().length > 1 ? (found.data?.results ?? []) : []).map((one) => (
              <li key={one.id}>
                <button type="button" aria-pressed={who?.patientId === one.id} className={who?.patientId === one.id ? "on" : ""} disabled={admit.isPending} onClick={() => go({ patientId: one.id }, preset)}>
                  <b>{one.name}</b>
                  <span className="t2">
                    {t(`common:sex.${one.sex}`)} <AgeText birthDate={one.birth_date} /> · <span className="num">{one.mrn}</span>
                  </span>
                </button>
              </li>
            ))}
            {words.trim().length > 1 && found.data?.results.length === 0 && <li className="meta">{t("door.nobody")}</li>}
          </ul>
        </section>
        <section>
          <h3 className="cap">{t("door.why")}</h3>
          {presets.isPending && <Loading />}
          {presets.error && <ProblemNote error={presets.error} />}
          {presets.data?.length === 0 && <p className="meta">{t("door.noPresets")}</p>}
          <div className="tiles two" role="group" aria-label={t("door.why")}>
            {presets.data?.map((one) => (
              <button key={one.code} type="button" aria-pressed={preset === one.code} className={preset === one.code ? "on" : ""} disabled={admit.isPending} onClick={() => go(who, one.code)}>
                <b>{pick(one.names, lang)}</b>
                <span className="t2 num">{one.exam_type}</span>
              </button>
            ))}
          </div>
        </section>
      </div>
      <p className="meta">{t("door.hint")}</p>
      {admit.error && <ProblemNote error={admit.error} />}
    </Modal>
  );
}
