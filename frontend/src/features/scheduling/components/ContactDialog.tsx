import { Form, Input, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { departmentNow } from "@/shared/session/clock";
import { PatientHeader } from "@/shared/ui/PatientHeader";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useContacts, useRecordContact, type ContactCodes, type ToBook } from "../api/toBook";

interface Values {
  outcome: string;
  channel: string;
  note: string;
  again: number;
}

/** Hours until the next try; 0: as the outcome says. */
const AGAIN = [0, 1, 4, 24, 72, 168] as const;
const HOUR_MS = 3_600_000;

/** What came of a call, by which way, and when to try again; below it what was tried before. */
export function ContactDialog({ row, codes, onClose, onDone }: { row: ToBook; codes: ContactCodes; onClose: () => void; onDone: (outcome: string) => void }) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const [form] = Form.useForm<Values>();
  const before = useContacts(row.id);
  const save = useRecordContact();
  const word = (list: ContactCodes["outcomes"], code: string) => pick(list.find((one) => one.code === code)?.names, lang) || code;
  const submit = (values: Values) =>
    save.mutate(
      {
        exam: row.id,
        body: { outcome: values.outcome, channel: values.channel, note: values.note, ...(values.again > 0 ? { next_try_at: new Date(departmentNow() + values.again * HOUR_MS).toISOString() } : {}) },
      },
      { onSuccess: () => onDone(word(codes.outcomes, values.outcome)) },
    );
  useHotkey("Ctrl+Enter", () => form.submit(), { label: t("toBook.save") });
  return (
    <Modal open title={t("toBook.contactOf", { name: row.patient.name })} okText={t("toBook.save")} cancelText={t("common:back")} okButtonProps={{ loading: save.isPending }} onOk={() => form.submit()} onCancel={onClose}>
      <PatientHeader patient={row.patient} />
      <p className="num" style={{ margin: "8px 0" }}>
        {row.patient.phone || t("toBook.noPhone")}
      </p>
      <Form<Values> form={form} name="contact" layout="vertical" requiredMark={false} initialValues={{ outcome: codes.outcomes[0]?.code, channel: codes.channels[0]?.code, note: "", again: 0 }} onFinish={submit}>
        <Form.Item name="outcome" label={t("toBook.outcome")}>
          <Radio.Group options={codes.outcomes.map((one) => ({ value: one.code, label: pick(one.names, lang) }))} />
        </Form.Item>
        <Form.Item name="channel" label={t("toBook.channel")}>
          <Radio.Group optionType="button" options={codes.channels.map((one) => ({ value: one.code, label: pick(one.names, lang) }))} />
        </Form.Item>
        <Form.Item name="again" label={t("toBook.nextTry")}>
          <Radio.Group options={AGAIN.map((hours) => ({ value: hours, label: hours === 0 ? t("toBook.byOutcome") : hours < 24 ? t("toBook.inHours", { count: hours }) : t("toBook.inDays", { count: hours / 24 }) }))} />
        </Form.Item>
        <Form.Item name="note" label={t("toBook.note")}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} />
        </Form.Item>
      </Form>
      {save.isError && <ProblemNote error={save.error} />}
      {(before.data?.length ?? 0) > 0 && (
        <>
          <p className="cap">{t("toBook.before")}</p>
          <ul className="lst">
            {before.data?.map((one) => (
              <li key={one.id}>
                <TimeText at={one.at} shape="full" />
                <span className="cut">{[word(codes.outcomes, one.outcome), word(codes.channels, one.channel), one.note].filter(Boolean).join(" · ")}</span>
                <span>{one.actor_name}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}
