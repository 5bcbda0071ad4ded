import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AgeText } from "./TimeText";

export interface PatientLine {
  name: string;
  name_pinyin?: string | null;
  sex: string;
  birth_date: string | null;
  mrn?: string | null;
  phone?: string | null;
  is_unknown?: boolean;
}

/** Who the patient is, with two identifiers: name, sex, age, record number, birth date. */
export function PatientHeader({ patient, children }: { patient: PatientLine; children?: ReactNode }) {
  const { t } = useTranslation("common");
  return (
    <header className="patient">
      <div className="line">
        <span className="name">{patient.name}</span>
        <span className="t2">
          {t(`sex.${patient.sex}`, { defaultValue: patient.sex })} · <AgeText birthDate={patient.birth_date} />
        </span>
        {patient.is_unknown && <span className="tag amber">{t("patient.unknown")}</span>}
        {children}
      </div>
      <div className="line meta">
        {patient.name_pinyin && <span>{patient.name_pinyin}</span>}
        {patient.mrn && (
          <span className="num">
            {t("patient.mrn")} <span className="t2 m">{patient.mrn}</span>
          </span>
        )}
        {patient.birth_date && (
          <span className="num">
            {t("patient.born")} <span className="t2 m">{patient.birth_date}</span>
          </span>
        )}
        {patient.phone && (
          <span className="num">
            {t("patient.phone")} <span className="t2 m">{patient.phone}</span>
          </span>
        )}
      </div>
    </header>
  );
}
