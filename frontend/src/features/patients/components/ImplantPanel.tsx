import { Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { DAY_SHAPE, dashDay } from "@/shared/lib/time";
import { useMay } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { useAddPart, useImplants, type NewImplant } from "../api/patients";
import { PartPanel, type PartFormProps } from "./PartPanel";

const KINDS = ["pacemaker", "icd", "aneurysm_clip", "cochlear_implant", "neurostimulator", "stent", "joint", "metal_in_eye", "other"];
const SAFETY = ["unknown", "safe", "conditional", "unsafe"] as const;

export function ImplantPanel({ patientId }: { patientId: number }) {
  const { t } = useTranslation("patients");
  const query = useImplants(patientId);
  const mayWrite = useMay("allergy.write");
  const rows = query.data?.results ?? [];
  return (
    <PartPanel
      title={t("implant.title")}
      empty={t("implant.empty")}
      add={mayWrite ? t("implant.add") : undefined}
      isPending={query.isPending}
      error={query.error}
      onRetry={() => void query.refetch()}
      isEmpty={rows.length === 0}
      patientId={patientId}
      form={ImplantForm}
    >
      <ul className="col" style={{ gap: 6 }}>
        {rows.map((row) => (
          <li key={row.id} className="row">
            <span className={row.removed_on ? "t3 gone" : "m"}>{t(`implantKind.${row.kind}`, { defaultValue: row.kind })}</span>
            <span className={row.mr_safety === "unsafe" ? "tag red" : row.mr_safety === "safe" ? "tag green" : "tag amber"}>{t(`mrSafety.${row.mr_safety}`)}</span>
            <span className="meta">{[row.description, row.body_site, row.implanted_on, row.removed_on && t("implant.removed", { day: row.removed_on }), row.noted_by].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </PartPanel>
  );
}

function ImplantForm({ patientId, onDone }: PartFormProps) {
  const { t } = useTranslation("patients");
  const add = useAddPart(patientId, "implants");
  const submit = (values: NewImplant) => add.mutate({ ...values, implanted_on: values.implanted_on || null }, { onSuccess: onDone });
  return (
    <Form<NewImplant> name="implant" layout="vertical" requiredMark={false} initialValues={{ kind: "pacemaker", mr_safety: "unknown" }} onFinish={submit}>
      <div className="row" style={{ alignItems: "end", flexWrap: "wrap" }}>
        <Form.Item name="kind" label={t("implant.kind")} style={{ flex: "1 1 140px" }}>
          <Select aria-label={t("implant.kind")} options={KINDS.map((value) => ({ value, label: t(`implantKind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="mr_safety" label={t("implant.mrSafety")} style={{ flex: "1 1 120px" }}>
          <Select aria-label={t("implant.mrSafety")} options={SAFETY.map((value) => ({ value, label: t(`mrSafety.${value}`) }))} />
        </Form.Item>
        <Form.Item name="description" label={t("implant.description")} style={{ flex: "2 1 160px" }}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="body_site" label={t("implant.site")} style={{ flex: "1 1 100px" }}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="implanted_on" label={t("implant.since")} style={{ flex: "1 1 120px" }} normalize={dashDay} rules={[{ pattern: DAY_SHAPE, message: t("common:dayNeeded") }]}>
          <Input autoComplete="off" inputMode="numeric" placeholder="YYYY-MM-DD" />
        </Form.Item>
      </div>
      {add.isError && <ProblemNote error={add.error} />}
      <Button htmlType="submit" loading={add.isPending}>
        {t("implant.save")}
      </Button>
    </Form>
  );
}
