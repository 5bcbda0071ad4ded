import { Button, Form, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useAddPart, useEndPrecaution, usePrecautions, type NewPrecaution, type Precaution } from "../api/patients";
import { PartPanel, type PartFormProps } from "./PartPanel";

const KINDS = ["contact", "droplet", "airborne", "other"] as const;

/** Why the patient is kept apart; every coming exam shows it and its room is cleaned afterwards. It ends with a reason. */
export function PrecautionPanel({ patientId, name }: { patientId: number; name: string }) {
  const { t } = useTranslation("patients");
  const query = usePrecautions(patientId);
  const end = useEndPrecaution(patientId);
  const mayWrite = useMay("allergy.write");
  const [over, setOver] = useState<Precaution | null>(null);
  const rows = query.data?.results ?? [];
  return (
    <PartPanel
      title={t("precaution.title")}
      empty={t("precaution.empty")}
      add={mayWrite ? t("precaution.add") : undefined}
      isPending={query.isPending}
      error={query.error}
      onRetry={() => void query.refetch()}
      isEmpty={rows.length === 0}
      patientId={patientId}
      form={PrecautionForm}
    >
      <ul className="col" style={{ gap: 6 }}>
        {rows.map((row) => (
          <li key={row.id} className="row">
            <span className={row.ended_at ? "tag line" : "tag amber"}>{t(`precautionKind.${row.kind}`)}</span>
            <span className={row.ended_at ? "t3 gone" : "m"}>{row.note}</span>
            <span className="meta">
              {row.ended_at ? t("precaution.ended", { by: row.ended_by, reason: row.ended_reason }) : `${row.noted_by} · ${t(`precautionSource.${row.source}`, { defaultValue: row.source })}`} <TimeText at={row.noted_at} shape="date" />
            </span>
            <span className="sp" />
            {mayWrite && !row.ended_at && (
              <button type="button" className="btn sm ghost" onClick={() => setOver(row)}>
                {t("precaution.end")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {over && (
        <ConfirmWithReason
          act={t("precaution.endOf", { kind: t(`precautionKind.${over.kind}`), name })}
          error={end.error}
          pending={end.isPending}
          onConfirm={(reason) => end.mutate({ precaution: over, reason }, { onSuccess: () => setOver(null) })}
          onCancel={() => {
            end.reset();
            setOver(null);
          }}
        />
      )}
    </PartPanel>
  );
}

function PrecautionForm({ patientId, onDone }: PartFormProps) {
  const { t } = useTranslation("patients");
  const add = useAddPart(patientId, "precautions");
  return (
    <Form<NewPrecaution> name="precaution" layout="vertical" requiredMark={false} initialValues={{ kind: "contact" }} onFinish={(values) => add.mutate(values, { onSuccess: onDone })}>
      <Form.Item name="kind" label={t("precaution.kind")}>
        <Radio.Group optionType="button" options={KINDS.map((value) => ({ value, label: t(`precautionKind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={t("precaution.note")}>
        <Input maxLength={128} />
      </Form.Item>
      {add.isError && <ProblemNote error={add.error} />}
      <Button htmlType="submit" loading={add.isPending}>
        {t("precaution.save")}
      </Button>
    </Form>
  );
}
