import { Button, Checkbox, Drawer, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { useZone } from "@/shared/session/site";
import { Loading, ProblemNote } from "@/shared/ui/states";
import { type FieldNotice, type FieldNoticeFacts, useFieldNotices, useNoticedDevices, useSaveNotice } from "../api/assets";
import { useDeviceModels } from "../api/quality";
import { ListFrame } from "./ListFrame";

const SEVERITIES = ["critical", "high", "medium", "low"] as const;

/** Vendors' notices, and how far the devices are that they mean. */
export function NoticePanel() {
  const { t } = useTranslation("devices");
  const mayWrite = useMay("device.write");
  const query = useFieldNotices();
  const [open, setOpen] = useState<FieldNotice | "new" | null>(null);
  return (
    <>
    <ListFrame
      words="notices"
      query={query}
      columns={[{ label: t("notices.reference") }, { label: t("notices.what") }, { label: t("notices.whom") }, { label: t("alarms.severity") }, { label: t("notices.dueOn") }, { label: t("notices.progress") }]}
      onNew={mayWrite ? () => setOpen("new") : undefined}
    >
{query.data?.results.map((row) => (
              <tr key={row.id}>
                <td>
                  <button type="button" className="as-text link m" onClick={() => setOpen(row)}>
                    {row.reference}
                  </button>{" "}
                  <span className="meta">{row.vendor}</span>
                </td>
                <td>
                  {row.title} {!row.is_open && <span className="tag">{t("notices.closed")}</span>}
                </td>
                <td className="m">{sayWhom(row)}</td>
                <td>{t(`severity.${row.priority as (typeof SEVERITIES)[number]}`)}</td>
                <td className="num">{row.due_on ?? "–"}</td>
                <td className="num">{t("notices.count", { closed: row.closed_n, all: row.orders_n })}</td>
              </tr>
))}
    </ListFrame>
      {open && <NoticeDrawer notice={open === "new" ? null : open} mayWrite={mayWrite} onClose={() => setOpen(null)} />}
    </>
  );
}

function sayWhom(row: FieldNotice): string {
  const serials = row.serial_from || row.serial_to ? `${row.serial_from || "…"}–${row.serial_to || "…"}` : "";
  const versions = ((row.software as string[] | undefined) ?? []).join(", ");
  return [row.model, serials, versions].filter(Boolean).join(" · ");
}

function NoticeDrawer({ notice, mayWrite, onClose }: { notice: FieldNotice | null; mayWrite: boolean; onClose: () => void }) {
  const { t } = useTranslation("devices");
  return (
    <Drawer open size={480} title={notice ? `${notice.vendor} ${notice.reference}` : t("notices.new")} onClose={onClose} destroyOnHidden>
      {notice && <Noticed notice={notice} />}
      {mayWrite && <NoticeForm notice={notice} onDone={onClose} />}
    </Drawer>
  );
}

function Noticed({ notice }: { notice: FieldNotice }) {
  const { t } = useTranslation("devices");
  const query = useNoticedDevices(notice.id);
  if (!query.data) return <Loading lines={2} />;
  return (
    <>
      <p>{notice.action}</p>
      <p className="meta">{notice.source}</p>
      <ul className="history notice-devices">
        {query.data.map((row) => (
          <li key={row.device_id}>
            <Link to={`/devices/${row.device_id}`}>{row.device_code}</Link>
            <span className={row.match === "no" ? "meta" : ""}>{t(`notices.match.${row.match}`)}</span>
            {row.order ? <Link to={`/work-orders?row=${row.order.id}`}>{`${row.order.number} ${t(`orderState.${row.order.state}`)}`}</Link> : <span className="meta">–</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function NoticeForm({ notice, onDone }: { notice: FieldNotice | null; onDone: () => void }) {
  const { t } = useTranslation("devices");
  const zone = useZone();
  const [form] = Form.useForm<FieldNoticeFacts>();
  const models = useDeviceModels();
  const save = useSaveNotice(notice, onDone);
  const needed = [{ required: true, whitespace: true, message: t("needed") }];
  const chosen = [{ required: true, message: t("needed") }];
  const initial = { serial_from: "", serial_to: "", software: [], priority: "high", received_on: isoDay(departmentNow(), zone), is_open: true, ...notice } as FieldNoticeFacts;
  const submit = (values: FieldNoticeFacts) => save.mutate({ ...values, due_on: values.due_on || null }, { onError: (error) => error instanceof ProblemError && spreadOnForm(error, form) });
  return (
    <Form<FieldNoticeFacts> form={form} name="notice" layout="vertical" requiredMark={false} initialValues={initial} onFinish={submit}>
      <div className="row contract-pair">
        <Form.Item name="vendor" label={t("contract.vendor")} rules={needed}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="reference" label={t("notices.reference")} rules={needed}>
          <Input maxLength={80} />
        </Form.Item>
      </div>
      <Form.Item name="title" label={t("notices.what")} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="action" label={t("notices.action")} rules={needed}>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name="source" label={t("notices.source")} rules={needed}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="model" label={t("notices.model")} rules={chosen}>
        <Select showSearch optionFilterProp="label" options={(models.data?.results ?? []).map((one) => ({ value: one.code, label: `${one.code} ${one.name}` }))} />
      </Form.Item>
      <div className="row contract-pair">
        <Form.Item name="serial_from" label={t("notices.serialFrom")}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="serial_to" label={t("notices.serialTo")}>
          <Input maxLength={64} />
        </Form.Item>
      </div>
      <Form.Item name="software" label={t("notices.software")} extra={t("notices.softwareHint")}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[",", " "]} />
      </Form.Item>
      <div className="row contract-pair">
        <Form.Item name="priority" label={t("alarms.severity")}>
          <Select options={SEVERITIES.map((value) => ({ value, label: t(`severity.${value}`) }))} />
        </Form.Item>
        <Form.Item name="received_on" label={t("notices.receivedOn")} rules={chosen}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="due_on" label={t("notices.dueOn")}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="is_open" valuePropName="checked" extra={t("notices.openHint")}>
        <Checkbox>{t("notices.isOpen")}</Checkbox>
      </Form.Item>
      {save.isError && <ProblemNote error={save.error} />}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {notice ? t("notices.save") : t("notices.add")}
      </Button>
    </Form>
  );
}
