import { Drawer, Form, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useReadingAct } from "../api/allocation";
import { recordContact, withdrawCritical, type ContactFields, type CriticalRow } from "../api/loops";
import { confirmReceipt } from "../api/report";

/** One critical result: every attempt so far, one more, and the receipt that ends it. */
export function CriticalDrawer({ row, mayWrite, onClose }: { row: CriticalRow; mayWrite: boolean; onClose: () => void }) {
  const { t } = useTranslation("reading");
  const [form] = Form.useForm<ContactFields>();
  const contact = useReadingAct((fields: ContactFields) => recordContact(row.id, fields));
  const receive = useReadingAct((name: string) => confirmReceipt(row.id, name));
  const withdraw = useReadingAct((reason: string) => withdrawCritical(row.id, reason));
  const [isWithdrawing, setWithdrawing] = useState(false);
  const isOpen = !row.received_at && !row.withdrawn_at;
  return (
    <Drawer open title={`${row.patient_name} · ${row.accession}`} onClose={onClose} size={460} destroyOnHidden>
      <p className="reading-finding">{row.finding}</p>
      <ol className="reading-contacts" aria-label={t("criticals.log")}>
        <li>
          <TimeText at={row.told_at} shape="full" /> · {t("criticals.toldBy", { name: row.told_by_name, to: row.told_to })} · {t(`reporting:critical.by.${row.method}`)}
        </li>
        {row.contacts.map((one) => (
          <li key={one.id}>
            <TimeText at={one.at} shape="full" /> · {t(`criticals.outcome.${one.outcome}`)}: {one.to} · {t(`reporting:critical.by.${one.method}`)} · {one.by_name}
            {one.note && <span className="meta"> {one.note}</span>}
          </li>
        ))}
        {row.received_at && (
          <li>
            <TimeText at={row.received_at} shape="full" /> · <b>{t("criticals.receivedBy", { name: row.received_by })}</b>
          </li>
        )}
        {row.withdrawn_at && (
          <li>
            <TimeText at={row.withdrawn_at} shape="full" /> · <b>{t("criticals.withdrawnBy", { name: row.withdrawn_by_name })}</b> · {row.withdrawn_reason}
          </li>
        )}
      </ol>
      {isOpen && row.next_step_at && (
        <p className="meta">
          {t("criticals.next")} <TimeText at={row.next_step_at} shape="full" />
        </p>
      )}
      {mayWrite && isOpen && (
        <Form form={form} name="contact" layout="vertical" requiredMark={false} initialValues={{ to: row.told_to, method: "phone", outcome: "not_reached", note: "" }} onFinish={(fields) => contact.mutate(fields)}>
          <h3 className="cap">{t("criticals.again")}</h3>
          <Form.Item name="to" label={t("criticals.to")} rules={[{ required: true, whitespace: true, message: t("readers.needed") }]}>
            <Input maxLength={128} />
          </Form.Item>
          <Form.Item name="method" label={t("criticals.method")}>
            <Radio.Group options={["phone", "in_person", "message"].map((value) => ({ value, label: t(`reporting:critical.by.${value}`) }))} />
          </Form.Item>
          <Form.Item name="outcome" label={t("criticals.how")}>
            <Radio.Group options={["not_reached", "left_message", "reached"].map((value) => ({ value, label: t(`criticals.outcome.${value}`) }))} />
          </Form.Item>
          <Form.Item name="note" label={t("criticals.note")}>
            <Input maxLength={500} />
          </Form.Item>
          <div className="row">
            <button type="submit" className="btn" disabled={contact.isPending}>
              {t("criticals.record")}
            </button>
            <button type="button" className="btn primary" disabled={receive.isPending} onClick={() => receive.mutate(String(form.getFieldValue("to") ?? ""))}>
              {t("criticals.receive")}
            </button>
          </div>
        </Form>
      )}
      {mayWrite && !row.withdrawn_at && (
        <button type="button" className="btn sm danger" onClick={() => setWithdrawing(true)}>
          {t("criticals.withdraw")}
        </button>
      )}
      {isWithdrawing && (
        <ConfirmWithReason
          act={t("criticals.withdrawOf", { name: row.patient_name })}
          hint={t("criticals.withdrawHint")}
          reasons={[t("criticals.mistake.patient"), t("criticals.mistake.finding"), t("criticals.mistake.twice")]}
          danger
          pending={withdraw.isPending}
          error={withdraw.error}
          onConfirm={(reason) => withdraw.mutate(reason, { onSuccess: () => setWithdrawing(false) })}
          onCancel={() => setWithdrawing(false)}
        />
      )}
      {contact.error && <ProblemNote error={contact.error} />}
      {receive.error && <ProblemNote error={receive.error} />}
    </Drawer>
  );
}
