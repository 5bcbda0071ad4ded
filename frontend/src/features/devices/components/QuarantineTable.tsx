import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, Input, InputNumber, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import type { components } from "@/shared/api/schema";
import type { Quarantine } from "../api/types";
import { ReleaseDialog } from "./ReleaseDialog";

type Adoption = components["schemas"]["AdoptRequest"];
interface Values {
  zh: string;
  en: string;
  unit: string;
  cadence_s: number;
}

/** Readings of known devices that fit no channel: adopt them as a new channel, or drop them. */
export function QuarantineTable() {
  const { t } = useTranslation("devices");
  const client = useQueryClient();
  const may = useMay("telemetry.write");
  const [chosen, setChosen] = useState<Quarantine | null>(null);
  const [released, setReleased] = useState<Quarantine | null>(null);
  const query = useQuery({ queryKey: ["devices", "quarantine"], queryFn: () => take(api.GET("/api/telemetry/quarantine")), refetchInterval: 10_000 });
  const drop = useMutation({
    mutationFn: (row: Quarantine) => api.DELETE("/api/telemetry/quarantine", { params: { query: { device_id: row.device_id, channel_code: row.channel_code, unit: row.unit, reason_code: row.reason_code } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["devices", "quarantine"] }),
  });
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  if (query.data.length === 0) return <EmptyState title={t("intake.noQuarantine")} hint={t("intake.noQuarantineHint")} />;
  return (
    <>
      {drop.isError && <ProblemNote error={drop.error} />}
      <div className="dt-wrap">
        <table className="tbl" aria-label={t("intake.view.quarantine")}>
          <thead>
            <tr>
              <th scope="col">{t("one.device")}</th>
              <th scope="col">{t("limits.channel")}</th>
              <th scope="col">{t("alarms.reason")}</th>
              <th scope="col" className="r">{t("intake.readings")}</th>
              <th scope="col" className="r">{t("intake.values")}</th>
              <th scope="col">{t("intake.last")}</th>
              <th scope="col" aria-label={t("intake.adopt")} />
            </tr>
          </thead>
          <tbody>
            {query.data.map((row) => (
              <tr key={`${row.device_id}-${row.channel_code}-${row.unit}-${row.reason_code}`}>
                <td className="m">{row.device_code}</td>
                <td>{row.channel_code}</td>
                <td>{t(`intake.why.${row.reason_code.replace("devices.", "")}`, { defaultValue: row.reason_code })}</td>
                <td className="r num">{row.n}</td>
                <td className="r num">
                  {row.low} – {row.high} {row.unit}
                </td>
                <td>
                  <TimeText at={row.last_t} shape="full" />
                </td>
                <td className="r">
                  {may && row.channel_unit === null && (
                    <button type="button" className="btn sm" onClick={() => setChosen(row)}>
                      {t("intake.adopt")}
                    </button>
                  )}
                  {may && row.channel_unit !== null && (
                    <button type="button" className="btn sm" onClick={() => setReleased(row)}>
                      {t("intake.release")}
                    </button>
                  )}
                  {may && (
                    <button type="button" className="btn sm ghost" onClick={() => drop.mutate(row)}>
                      {t("intake.drop", { count: row.n })}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {chosen && <AdoptDialog row={chosen} onClose={() => setChosen(null)} />}
      {released && <ReleaseDialog row={released} onClose={() => setReleased(null)} />}
    </>
  );
}

function AdoptDialog({ row, onClose }: { row: Quarantine; onClose: () => void }) {
  const { t } = useTranslation("devices");
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const adopt = useMutation({
    mutationFn: ({ zh, en, unit, cadence_s }: Values) => {
      const body: Adoption = { device_id: row.device_id, channel_code: row.channel_code, names: { "zh-Hans": zh, en }, unit: unit as Adoption["unit"], cadence_s };
      return take(api.POST("/api/telemetry/quarantine/adopt", { body }));
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["devices"] });
      onClose();
    },
  });
  const needed = [{ required: true, message: t("needed") }];
  const act = t("intake.adoptAs", { device: row.device_code, channel: row.channel_code });
  return (
    <Modal open title={act} okText={t("intake.adopt")} cancelText={t("common:back")} okButtonProps={{ loading: adopt.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form form={form} name="adopt" layout="vertical" requiredMark={false} initialValues={{ zh: "", en: "", unit: row.unit, cadence_s: guessCadence(row) }} onFinish={(values) => adopt.mutate(values)}>
        <Form.Item name="zh" label={t("intake.nameZh")} rules={needed}>
          <Input autoFocus maxLength={60} />
        </Form.Item>
        <Form.Item name="en" label={t("intake.nameEn")} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="unit" label={t("intake.unit")} rules={needed}>
          <Input maxLength={24} />
        </Form.Item>
        <Form.Item name="cadence_s" label={t("channel.cadence")} extra={t("channel.cadenceHint")} rules={needed}>
          <InputNumber min={0} max={2_678_400} suffix="s" style={{ width: 160 }} />
        </Form.Item>
      </Form>
      {adopt.isError && <ProblemNote error={adopt.error} />}
    </Modal>
  );
}

/** Seconds between the readings that wait, as they came. */
function guessCadence(row: Quarantine): number {
  const span_s = (Date.parse(row.last_t) - Date.parse(row.first_t)) / 1000;
  return row.n > 1 && span_s > 0 ? Math.max(1, Math.round(span_s / (row.n - 1))) : 10;
}
