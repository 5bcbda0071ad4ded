import type { InputRef } from "antd";
import { useDeferredValue, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useMay } from "@/shared/session/session";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import { AgeText } from "@/shared/ui/TimeText";
import { usePatientSearch, type Patient } from "../api/orders";
import { UNKNOWN_SEXES, type UnknownSex, type Whom } from "../model/whom";
import { PickList } from "./PickList";

interface Props {
  whom: Whom;
  onPick: (patient: Patient) => void;
  onUnknown: (sex: UnknownSex) => void;
}

/** For whom: found by phone tail, name, pinyin or number, then shown with two identifiers; or somebody nobody can name. */
export function PatientPicker({ whom: { patient, unknown }, onPick, onUnknown }: Props) {
  const { t } = useTranslation("orders");
  const mayRegister = useMay("patient.write");
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
          autoFocus={patient === null && unknown === null}
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
        {mayRegister && (
          <div className="row" role="group" aria-label={t("unknown.title")} style={{ flexWrap: "wrap" }}>
            <span className="meta">{t("unknown.title")}</span>
            {UNKNOWN_SEXES.map((sex) => (
              <button key={sex} type="button" className={unknown === sex ? "btn sm primary" : "btn sm"} aria-pressed={unknown === sex} onClick={() => onUnknown(sex)}>
                {t(`unknown.${sex}`)}
              </button>
            ))}
          </div>
        )}
        {unknown && <p className="m">{t("unknown.chosen")}</p>}
        {patient && <PatientHeader patient={{ ...patient, sex: patient.sex ?? "U", birth_date: patient.birth_date ?? null }} />}
        {!patient && !unknown && <p className="meta">{t("new.patientFirst")}</p>}
      </div>
    </section>
  );
}
