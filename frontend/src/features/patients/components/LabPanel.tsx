import { Button, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useAddPart, useLabs, useMeasures, useRetractLab, type Lab, type NewLab, type NewMeasure } from "../api/patients";
import { groupByCode } from "../model/trend";
import { PartPanel, type PartFormProps } from "./PartPanel";

const CODES: Record<string, string> = { egfr: "mL/min/1.73m2", creatinine: "umol/L", hcg: "IU/L", tsh: "mIU/L", inr: "", glucose: "mmol/L" };

/** Laboratory values with their dates, newest first. */
export function LabPanel({ patientId, name }: { patientId: number; name: string }) {
  const { t } = useTranslation("patients");
  const query = useLabs(patientId);
  const mayWrite = useMay("lab.write");
  const retract = useRetractLab(patientId);
  const [wrong, setWrong] = useState<Lab | null>(null);
  const groups = groupByCode(query.data?.results ?? []);
  return (
    <PartPanel
      title={t("lab.title")}
      empty={t("lab.empty")}
      add={mayWrite ? t("lab.add") : undefined}
      isPending={query.isPending}
      error={query.error}
      onRetry={() => void query.refetch()}
      isEmpty={groups.length === 0}
      patientId={patientId}
      form={LabForm}
    >
      {groups.length > 0 && (
        <table className="tbl" aria-label={t("lab.title")}>
          <tbody>
            {groups.map(({ code, rows }) => (
              <LabRow key={code} code={code} rows={rows} onRetract={mayWrite ? setWrong : undefined} />
            ))}
          </tbody>
        </table>
      )}
      {wrong && (
        <ConfirmWithReason
          act={t("lab.retractOf", { test: t(`labCode.${wrong.code}`, { defaultValue: wrong.code }), value: shown(wrong), name })}
          danger
          error={retract.error}
          pending={retract.isPending}
          onConfirm={(reason) => retract.mutate({ lab: wrong, reason }, { onSuccess: () => setWrong(null) })}
          onCancel={() => {
            retract.reset();
            setWrong(null);
          }}
        />
      )}
    </PartPanel>
  );
}

const shown = (row: Lab) => `${row.value ?? row.value_text}`;

/** The newest value that stands, and the earlier ones; what was corrected or taken back is struck out and says by whom and why. */
function LabRow({ code, rows, onRetract }: { code: string; rows: Lab[]; onRetract?: (row: Lab) => void }) {
  const { t } = useTranslation("patients");
  const newest = rows.find((row) => !row.retracted_at);
  return (
    <tr>
      <td>{t(`labCode.${code}`, { defaultValue: code })}</td>
      <td className="num m">
        {newest && (
          <>
            {shown(newest)} <span className="meta">{newest.unit}</span>
          </>
        )}
      </td>
      <td>{newest && <TimeText at={newest.taken_at} shape="full" />}</td>
      <td className="meta">
        {rows
          .filter((row) => row !== newest)
          .slice(0, 4)
          .map((row) => (
            <span key={row.id} style={{ display: "block" }}>
              <span className={row.retracted_at ? "num t3 gone" : "num"}>{shown(row)}</span> <TimeText at={row.taken_at} shape="full" />
              {row.retracted_at && ` ${t("lab.retracted", { by: row.retracted_by, reason: t(`labRetracted.${row.retracted_reason}`, { defaultValue: row.retracted_reason }) })}`}
            </span>
          ))}
      </td>
      <td>
        {newest && onRetract && (
          <button type="button" className="btn sm ghost" onClick={() => onRetract(newest)}>
            {t("lab.retract")}
          </button>
        )}
      </td>
    </tr>
  );
}

function LabForm({ patientId, onDone }: PartFormProps) {
  const { t } = useTranslation("patients");
  const add = useAddPart(patientId, "labs");
  const submit = ({ code, value }: { code: string; value: number }) =>
    add.mutate({ code, value, unit: CODES[code] ?? "", taken_at: new Date(departmentNow()).toISOString() } satisfies NewLab, { onSuccess: onDone });
  return (
    <Form name="lab" layout="vertical" requiredMark={false} initialValues={{ code: "egfr" }} onFinish={submit}>
      <div className="row" style={{ alignItems: "end" }}>
        <Form.Item name="code" label={t("lab.what")} style={{ flex: 1 }}>
          <Select aria-label={t("lab.what")} options={Object.entries(CODES).map(([value, unit]) => ({ value, label: `${t(`labCode.${value}`)} ${unit}` }))} />
        </Form.Item>
        <Form.Item name="value" label={t("lab.value")} style={{ flex: 1 }} rules={[{ required: true, message: t("form.needed") }]}>
          <InputNumber style={{ width: "100%" }} min={0} />
        </Form.Item>
      </div>
      {add.isError && <ProblemNote error={add.error} />}
      <Button htmlType="submit" loading={add.isPending}>
        {t("lab.save")}
      </Button>
    </Form>
  );
}

/** Weight and height with their dates: contrast dose and table limits hang on them. */
export function MeasurePanel({ patientId }: { patientId: number }) {
  const { t } = useTranslation("patients");
  const query = useMeasures(patientId);
  const mayWrite = useMay("allergy.write");
  const rows = query.data?.results ?? [];
  return (
    <PartPanel
      title={t("measure.title")}
      empty={t("measure.empty")}
      add={mayWrite ? t("measure.add") : undefined}
      isPending={query.isPending}
      error={query.error}
      onRetry={() => void query.refetch()}
      isEmpty={rows.length === 0}
      patientId={patientId}
      form={MeasureForm}
    >
      <ul className="col" style={{ gap: 6 }}>
        {rows.slice(0, 6).map((row) => (
          <li key={row.id} className="row">
            {row.weight_kg !== null && row.weight_kg !== undefined && <span className="m num">{t("measure.kg", { value: row.weight_kg })}</span>}
            {row.height_cm !== null && row.height_cm !== undefined && <span className="m num">{t("measure.cm", { value: row.height_cm })}</span>}
            <span className="meta">
              <TimeText at={row.at} shape="full" /> · {row.recorded_by}
            </span>
          </li>
        ))}
      </ul>
    </PartPanel>
  );
}

function MeasureForm({ patientId, onDone }: PartFormProps) {
  const { t } = useTranslation("patients");
  const add = useAddPart(patientId, "measures");
  return (
    <Form<NewMeasure> name="measure" layout="vertical" requiredMark={false} onFinish={(values) => add.mutate(values, { onSuccess: onDone })}>
      <div className="row" style={{ alignItems: "end" }}>
        <Form.Item name="weight_kg" label={t("measure.weight")} style={{ flex: 1 }}>
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="height_cm" label={t("measure.height")} style={{ flex: 1 }}>
          <Input inputMode="decimal" />
        </Form.Item>
      </div>
      {add.isError && <ProblemNote error={add.error} />}
      <Button htmlType="submit" loading={add.isPending}>
        {t("measure.save")}
      </Button>
    </Form>
  );
}
