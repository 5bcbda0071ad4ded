import { Button, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useAddPart, useAllergies, useRetractAllergy, type Allergy, type NewAllergy } from "../api/patients";
import { PartPanel, type PartFormProps } from "./PartPanel";

const SEVERITIES = ["unknown", "mild", "moderate", "severe"] as const;
const KINDS = ["allergy", "intolerance"] as const;

/** What the patient must not be given. A wrong entry is retracted with a reason and stays readable. */
export function AllergyPanel({ patientId, name }: { patientId: number; name: string }) {
  const { t } = useTranslation("patients");
  const query = useAllergies(patientId);
  const retract = useRetractAllergy(patientId);
  const mayWrite = useMay("allergy.write");
  const [wrong, setWrong] = useState<Allergy | null>(null);
  const rows = query.data?.results ?? [];
  return (
    <PartPanel
      title={t("allergy.title")}
      empty={t("allergy.empty")}
      add={mayWrite ? t("allergy.add") : undefined}
      isPending={query.isPending}
      error={query.error}
      onRetry={() => void query.refetch()}
      isEmpty={rows.length === 0}
      patientId={patientId}
      form={AllergyForm}
    >
      <ul className="col" style={{ gap: 6 }}>
        {rows.map((row) => (
          <li key={row.id} className="row">
            <span className={row.retracted_at ? "t3 gone" : "m"}>{row.substance_text}</span>
            <span className={row.severity === "severe" && !row.retracted_at ? "tag red" : "tag line"}>{t(`severity.${row.severity}`)}</span>
            {row.kind === "intolerance" && <span className="tag line">{t("kind.intolerance")}</span>}
            <span className="meta">
              {row.reaction} {row.retracted_at ? t("allergy.retracted", { by: row.retracted_by, reason: row.retracted_reason }) : `${row.noted_by} · ${row.source}`} <TimeText at={row.noted_at} shape="date" />
            </span>
            <span className="sp" />
            {mayWrite && !row.retracted_at && (
              <button type="button" className="btn sm ghost" onClick={() => setWrong(row)}>
                {t("allergy.retract")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {wrong && (
        <ConfirmWithReason
          act={t("allergy.retractOf", { substance: wrong.substance_text, name })}
          danger
          error={retract.error}
          pending={retract.isPending}
          onConfirm={(reason) => retract.mutate({ allergy: wrong, reason }, { onSuccess: () => setWrong(null) })}
          onCancel={() => {
            retract.reset();
            setWrong(null);
          }}
        />
      )}
    </PartPanel>
  );
}

function AllergyForm({ patientId, onDone }: PartFormProps) {
  const { t } = useTranslation("patients");
  const add = useAddPart(patientId, "allergies");
  return (
    <Form<NewAllergy> name="allergy" layout="vertical" requiredMark={false} initialValues={{ severity: "unknown", kind: "allergy" }} onFinish={(values) => add.mutate(values, { onSuccess: onDone })}>
      <div className="row" style={{ alignItems: "end", flexWrap: "wrap" }}>
        <Form.Item name="substance_text" label={t("allergy.substance")} style={{ flex: "2 1 160px" }} rules={[{ required: true, whitespace: true, message: t("form.needed") }]}>
          <Input autoFocus maxLength={128} />
        </Form.Item>
        <Form.Item name="severity" label={t("allergy.severity")} style={{ flex: "1 1 100px" }}>
          <Select aria-label={t("allergy.severity")} options={SEVERITIES.map((value) => ({ value, label: t(`severity.${value}`) }))} />
        </Form.Item>
        <Form.Item name="kind" label={t("allergy.kind")} style={{ flex: "1 1 100px" }}>
          <Select aria-label={t("allergy.kind")} options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="reaction" label={t("allergy.reaction")} style={{ flex: "2 1 140px" }}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      {add.isError && <ProblemNote error={add.error} />}
      <Button htmlType="submit" loading={add.isPending}>
        {t("allergy.save")}
      </Button>
    </Form>
  );
}
