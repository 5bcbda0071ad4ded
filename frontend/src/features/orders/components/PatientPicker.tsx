import type { InputRef } from "antd";
import { useDeferredValue, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import { AgeText } from "@/shared/ui/TimeText";
import { usePatientSearch, type Patient } from "../api/orders";
import { PickList } from "./PickList";

/** For whom: found by phone tail, name, pinyin or number, then shown with two identifiers. */
export function PatientPicker({ patient, onPick }: { patient: Patient | null; onPick: (patient: Patient) => void }) {
  const { t } = useTranslation("orders");
  const [text, setText] = useState("");
  const input = useRef<InputRef>(null);
  const asked = useDeferredValue(text);
  const query = usePatientSearch(asked);
  useHotkey("F2", () => input.current?.focus(), { label: t("new.findPatient") });
  return (
    <section className="panel">
      <header>
        <b>{t("new.patient")}</b>
      </header>
      <div className="body col" style={{ gap: 12 }}>
        <PickList
          label={t("new.findPatient")}
          hint={t("new.findPatientHint")}
          keys="F2"
          text={text}
          onText={setText}
          inputRef={input}
          autoFocus={patient === null}
          rows={query.data?.results ?? []}
          rowKey={(row) => row.id}
          render={(row) => (
            <span>
              <span className="m">{row.name}</span>{" "}
              <span className="meta num">
                {t(`common:sex.${row.sex}`)} · <AgeText birthDate={row.birth_date} /> · {row.mrn} · {row.phone}
              </span>
            </span>
          )}
          onPick={(row) => {
            setText("");
            onPick(row);
          }}
          empty={query.isFetching ? t("common:loading") : t("new.noPatient")}
        />
        {patient ? <PatientHeader patient={{ ...patient, sex: patient.sex ?? "U", birth_date: patient.birth_date ?? null }} /> : <p className="meta">{t("new.patientFirst")}</p>}
      </div>
    </section>
  );
}
