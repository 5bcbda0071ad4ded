import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { Kbd } from "@/shared/ui/Kbd";
import { SearchField } from "@/shared/ui/SearchField";
import { AgeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { usePatients, type Patient } from "../api/patients";
import { PatientDrawer } from "../components/PatientDrawer";

/** Finds a patient by what people say: phone tail, name, pinyin, initials, number, birth date. */
export default function PatientsPage() {
  const { t } = useTranslation("patients");
  const navigate = useNavigate();
  const state = useTableState();
  const mayWrite = useMay("patient.write");
  const [adding, setAdding] = useState(false);
  const query = usePatients(state.query);
  const { setFilter } = state;
  const search = useCallback((text: string) => setFilter("q", text), [setFilter]);
  useHotkey("Alt+N", () => setAdding(true), { label: t("form.register"), when: mayWrite });
  const columns: Column<Patient>[] = [
    {
      key: "name",
      title: t("field.name"),
      sort: "name_pinyin",
      render: (patient) => (
        <span>
          <span className="m">{patient.name}</span> <span className="meta">{patient.name_latin?.replace("^", " ")}</span>
          {patient.is_unknown && <span className="tag amber">{t("common:patient.unknown")}</span>}
        </span>
      ),
    },
    { key: "sex", title: t("field.sex"), width: 72, render: (patient) => t(`common:sex.${patient.sex}`) },
    { key: "age", title: t("field.age"), width: 88, render: (patient) => <AgeText birthDate={patient.birth_date} /> },
    { key: "birth", title: t("field.birthDate"), sort: "birth_date", render: (patient) => <span className="num">{patient.birth_date ?? "–"}</span> },
    { key: "mrn", title: t("common:patient.mrn"), sort: "mrn", render: (patient) => <span className="num">{patient.mrn}</span> },
    { key: "phone", title: t("field.phone"), render: (patient) => <span className="num">{patient.phone}</span> },
    { key: "address", title: t("field.address"), optional: true, render: (patient) => patient.address },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="patients"
        label={t("list.title")}
        columns={columns}
        rowKey={(patient) => patient.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(patient) => void navigate(`/patients/${patient.id}`)}
        empty={{ title: t("list.empty"), hint: t("list.emptyHint") }}
        tools={
          <>
            <SearchField label={t("list.search")} value={state.filters.q} onChange={search} width={320} />
            {mayWrite && (
              <button type="button" className="btn primary" onClick={() => setAdding(true)}>
                {t("form.register")} <Kbd keys="Alt N" />
              </button>
            )}
          </>
        }
      />
      {adding && <PatientDrawer patient={null} onClose={() => setAdding(false)} onSaved={(patient) => void navigate(`/patients/${patient.id}`)} />}
    </div>
  );
}
