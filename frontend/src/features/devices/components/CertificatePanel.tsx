import { Button, Drawer, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { useMay } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { type Certificate, type CertificateFacts, useCertificates, useSaveCertificate } from "../api/assets";
import type { Device } from "../api/types";
import { ListFrame } from "./ListFrame";

const KINDS: Certificate["kind"][] = ["calibration", "radiation", "electrical", "acceptance", "other"];
const LOOK: Record<Certificate["standing"], string> = { valid: "tag green", due: "tag amber", expired: "tag red", not_yet: "tag" };

/** Papers of devices: which run out next, and whether the device may go on without them. */
export function CertificatePanel({ devices, device }: { devices: Device[]; device?: Device }) {
  const { t } = useTranslation("devices");
  const mayWrite = useMay("device.write");
  const query = useCertificates(device?.id);
  const [open, setOpen] = useState<Certificate | "new" | null>(null);
  return (
    <>
    <ListFrame
      words="certificates"
      query={query}
      columns={[...(device ? [] : [{ label: t("one.device") }]), { label: t("certificates.kind") }, { label: t("certificates.number") }, { label: t("certificates.issuer") }, { label: t("certificates.validTo") }, { label: t("certificates.onExpiry") }, { label: t("plans.order") }]}
      onNew={mayWrite ? () => setOpen("new") : undefined}
    >
{query.data?.results.map((row) => (
              <tr key={row.id}>
                {!device && (
                  <td>
                    <Link to={`/devices/${row.device_id}`}>{row.device_code}</Link>
                  </td>
                )}
                <td>
                  {mayWrite ? (
                    <button type="button" className="as-text link" onClick={() => setOpen(row)}>
                      {t(`certificates.kindOf.${row.kind}`)}
                    </button>
                  ) : (
                    t(`certificates.kindOf.${row.kind}`)
                  )}
                </td>
                <td className="m">{row.number || "–"}</td>
                <td>{row.issuer}</td>
                <td className="num">
                  {row.valid_to} <span className={row.is_replaced ? "tag" : LOOK[row.standing]}>{row.is_replaced ? t("certificates.replaced") : t(`certificates.standing.${row.standing}`)}</span>
                </td>
                <td>{t(`certificates.expiry.${row.on_expiry}`)}</td>
                <td>{row.order ? <Link to={`/work-orders?row=${row.order.id}`}>{`${row.order.number} ${t(`orderState.${row.order.state}`)}`}</Link> : "–"}</td>
              </tr>
))}
    </ListFrame>
      {open && <CertificateDrawer certificate={open === "new" ? null : open} devices={device ? [device] : devices} onClose={() => setOpen(null)} />}
    </>
  );
}

type Values = CertificateFacts & { device_id: number };

function CertificateDrawer({ certificate, devices, onClose }: { certificate: Certificate | null; devices: Device[]; onClose: () => void }) {
  const { t } = useTranslation("devices");
  const [form] = Form.useForm<Values>();
  const save = useSaveCertificate(certificate, onClose);
  const needed = [{ required: true, message: t("needed") }];
  const initial: Partial<Values> = certificate ?? { kind: "radiation", on_expiry: "remind", lead_days: 60, number: "", instrument: "", ...(devices.length === 1 && devices[0] ? { device_id: devices[0].id } : {}) };
  const submit = (values: Values) => save.mutate({ ...values, device_id: certificate?.device_id ?? values.device_id }, { onError: (error) => error instanceof ProblemError && spreadOnForm(error, form) });
  return (
    <Drawer open size={440} title={certificate ? `${certificate.device_code} · ${t(`certificates.kindOf.${certificate.kind}`)}` : t("certificates.new")} onClose={onClose} destroyOnHidden>
      <Form<Values> form={form} name="certificate" layout="vertical" requiredMark={false} initialValues={initial} onFinish={submit}>
        {!certificate && (
          <Form.Item name="device_id" label={t("one.device")} rules={needed}>
            <Select showSearch optionFilterProp="label" options={devices.map((device) => ({ value: device.id, label: device.code }))} />
          </Form.Item>
        )}
        <Form.Item name="kind" label={t("certificates.kind")}>
          <Select options={KINDS.map((value) => ({ value, label: t(`certificates.kindOf.${value}`) }))} />
        </Form.Item>
        <div className="row contract-pair">
          <Form.Item name="issuer" label={t("certificates.issuer")} rules={needed}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="number" label={t("certificates.number")}>
            <Input maxLength={80} />
          </Form.Item>
        </div>
        <Form.Item name="instrument" label={t("certificates.instrument")}>
          <Input maxLength={200} />
        </Form.Item>
        <div className="row contract-pair">
          <Form.Item name="valid_from" label={t("certificates.validFrom")} rules={needed}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="valid_to" label={t("certificates.validTo")} rules={needed}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Form.Item name="on_expiry" label={t("certificates.onExpiry")}>
          <Select options={(["remind", "hold"] as const).map((value) => ({ value, label: t(`certificates.expiry.${value}`) }))} />
        </Form.Item>
        <Form.Item name="lead_days" label={t("certificates.lead")}>
          <InputNumber min={0} max={366} precision={0} />
        </Form.Item>
        {save.isError && <ProblemNote error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {certificate ? t("certificates.save") : t("certificates.add")}
        </Button>
      </Form>
    </Drawer>
  );
}
