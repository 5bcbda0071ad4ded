import { Form, Input, InputNumber, Select } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { sheetKey, useSheetWrite, type SafetySheet } from "@/shared/safety/sheet";
import { useMay } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";

type SedationIn = components["schemas"]["SedationInRequest"];
const ROUTES = ["oral", "nasal", "iv", "rectal", "gas", "other"] as const;
const STATES = ["paid", "authorised", "unpaid", "refused", "exempt"] as const;

/** Sedation with its watch, and the hospital's word on payment. */
export function CarePanel({ sheet }: { sheet: SafetySheet }) {
  const { t } = useTranslation("safety");
  const client = useQueryClient();
  const mayCare = useMay("exam.prepare");
  const mayAnswer = useMay("safety.answer");
  const write = useSheetWrite(sheet.exam.id);
  const [form] = Form.useForm<SedationIn>();
  const { name } = sheet.exam.patient;
  const { sedation } = sheet;
  const recover = useMutation({
    mutationFn: (id: number) => take(api.POST("/api/safety/sedations/{sedation_id}/recovered", { params: { path: { sedation_id: id } }, body: { note: "" } })),
    onSuccess: (fresh) => client.setQueriesData({ queryKey: sheetKey(sheet.exam.id) }, fresh),
  });
  return (
    <>
      <details className="panel fold" open={sedation !== null}>
        <summary>
          {t("sedation.title")} <span className={sedation ? "warn m" : "t2"}>{sedation ? `${sedation.drug} ${sedation.dose}` : t("sedation.none")}</span>
        </summary>
        <div className="facts">
          {sedation ? (
            <>
              <p>
                {t("sedation.given")} <TimeText at={sedation.given_at} /> {sedation.given_by} · {t("sedation.next")} <b><TimeText at={sedation.next_check_at} /></b>
              </p>
              {mayCare && (
                <button type="button" className="btn" disabled={recover.isPending} onClick={() => recover.mutate(sedation.id)}>
                  {t("sedation.recovered", { name })}
                </button>
              )}
            </>
          ) : (
            mayCare && (
              <Form form={form} layout="vertical" size="small" requiredMark={false} className="formgrid two" onFinish={(body) => write.mutate({ path: "sedation", body: { ...body }, label: name }, { onSuccess: () => form.resetFields() })}>
                <Form.Item name="drug" label={t("sedation.drug")} rules={[{ required: true, whitespace: true }]}>
                  <Input maxLength={80} />
                </Form.Item>
                <Form.Item name="dose" label={t("sedation.dose")} rules={[{ required: true, whitespace: true }]}>
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item name="route" label={t("sedation.route")} rules={[{ required: true }]}>
                  <Select options={ROUTES.map((value) => ({ value, label: t(`route.${value}`) }))} />
                </Form.Item>
                <Form.Item name="ordered_by" label={t("sedation.ordered")} rules={[{ required: true, whitespace: true }]}>
                  <Input maxLength={128} />
                </Form.Item>
                <Form.Item name="check_every_min" label={t("sedation.every")} rules={[{ required: true }]}>
                  <InputNumber min={1} max={120} style={{ width: "100%" }} />
                </Form.Item>
                <Form.Item name="escort" label={t("sedation.escort")}>
                  <Input maxLength={128} />
                </Form.Item>
                <button type="submit" className="btn" disabled={write.isPending}>
                  {t("sedation.start", { name })}
                </button>
              </Form>
            )
          )}
          {(write.error ?? recover.error) && <ProblemNote error={write.error ?? recover.error} />}
        </div>
      </details>
      <section className="panel">
        <header>
          {t("payment.title")}
          <span className="sp" />
          {mayAnswer ? (
            <Select
              size="small"
              aria-label={t("payment.title")}
              value={sheet.authorisation?.state}
              placeholder={t("payment.unknown")}
              style={{ minWidth: 120 }}
              onChange={(state) => write.mutate({ path: "payment", body: { state, source: "desk", note: "" }, label: name })}
              options={STATES.map((value) => ({ value, label: t(`payment.${value}`) }))}
            />
          ) : (
            <span className="t2">{t(`payment.${sheet.authorisation?.state ?? "unknown"}`)}</span>
          )}
        </header>
        {sheet.authorisation && (
          <div className="facts">
            <p className="meta">
              {sheet.authorisation.source} · {sheet.authorisation.recorded_by} <TimeText at={sheet.authorisation.at} />
            </p>
          </div>
        )}
      </section>
    </>
  );
}
