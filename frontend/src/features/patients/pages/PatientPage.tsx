import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useMay } from "@/shared/session/session";
import { DosePanel } from "@/shared/ui/dose/DosePanel";
import { Icon } from "@/shared/ui/Icon";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import { ErrorState, Loading } from "@/shared/ui/states";
import { WristbandLink } from "@/shared/ui/WristbandLink";
import { usePatient } from "../api/patients";
import { AllergyPanel } from "../components/AllergyPanel";
import { ElsewherePanel } from "../components/ElsewherePanel";
import { ExamPanel } from "../components/ExamPanel";
import { ImplantPanel } from "../components/ImplantPanel";
import { LabPanel, MeasurePanel } from "../components/LabPanel";
import { MergePanel } from "../components/MergePanel";
import { PatientDrawer } from "../components/PatientDrawer";
import { PrecautionPanel } from "../components/PrecautionPanel";
import "../patients.css";

/** One patient: who, what must be known before a scan, and what was done. */
export default function PatientPage() {
  const { t } = useTranslation("patients");
  const id = Number(useParams().patientId);
  const query = usePatient(id);
  const mayWrite = useMay("patient.write");
  const mayOrder = useMay("order.write");
  const [editing, setEditing] = useState(false);
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState wide error={query.error} onRetry={() => void query.refetch()} />;
  const patient = query.data;
  return (
    <div className="page">
      <div className="row" style={{ alignItems: "start" }}>
        <PatientHeader patient={{ ...patient, sex: patient.sex ?? "U", birth_date: patient.birth_date ?? null, name_pinyin: patient.name_latin?.replace("^", " ") }} />
        <span className="sp" />
        <WristbandLink patientId={patient.id} />
        {mayWrite && (
          <button type="button" className="btn" onClick={() => setEditing(true)}>
            <Icon name="edit" />
            {t("one.edit")}
          </button>
        )}
        {mayOrder && (
          <Link className="btn primary" to={`/orders/new?patient=${patient.id}`}>
            {t("one.order", { name: patient.name })}
          </Link>
        )}
      </div>
      <ul className="row" style={{ flexWrap: "wrap" }} aria-label={t("field.identifiers")}>
        {patient.identifiers.map((one) => (
          <li key={`${one.issuer}-${one.type}-${one.value}`} className="tag line">
            {t(`idType.${one.type}`, { defaultValue: one.type })} · {one.issuer} · <span className="num">{one.value}</span>
          </li>
        ))}
      </ul>
      <div className="record-cols">
        <div className="col">
          <AllergyPanel patientId={patient.id} name={patient.name} />
          <ImplantPanel patientId={patient.id} />
          <PrecautionPanel patientId={patient.id} name={patient.name} />
          <LabPanel patientId={patient.id} name={patient.name} />
          <MeasurePanel patientId={patient.id} />
        </div>
        <div className="col">
          <ElsewherePanel patientId={patient.id} />
          <ExamPanel patientId={patient.id} />
          <DosePanel filter={{ patient_id: patient.id }} isHistory />
          <MergePanel patient={patient} />
        </div>
      </div>
      {editing && <PatientDrawer patient={patient} onClose={() => setEditing(false)} onReload={() => void query.refetch()} />}
    </div>
  );
}
