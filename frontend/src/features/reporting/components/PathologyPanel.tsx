import { DatePicker, Form, Input, Modal, Radio } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useNotePathology, usePathology, type PathologyVerdict } from "../api/pathology";
import type { Report } from "../api/report";

const TONES: Record<PathologyVerdict, string> = { agrees: "tag green", partly: "tag amber", disagrees: "tag red", not_comparable: "tag line" };
const VERDICTS = Object.keys(TONES) as PathologyVerdict[];

interface Values {
  diagnosis: string;
  verdict: PathologyVerdict;
  taken_on: Dayjs;
}

/** What pathology or surgery found, held against the verified report. */
export function PathologyPanel({ report }: { report: Report }) {
  const { t } = useTranslation("reporting");
  const isVerified = report.versions.some((one) => one.kind !== "preliminary");
  const mayNote = useMay("report.write");
  const [open, setOpen] = useState(false);
  const found = usePathology(report.id, isVerified);
  if (!isVerified || !found.data) return found.error ? <ProblemNote error={found.error} /> : null;
  const noted = found.data.result;
  return (
    <section aria-label={t("pathology.title")}>
      <h3 className="cap">
        {t("pathology.title")} {noted && <span className={TONES[noted.verdict]}>{t(`pathology.verdicts.${noted.verdict}`)}</span>}
      </h3>
      {noted && (
        <>
          <p>{noted.diagnosis}</p>
          <p className="meta">
            {t("pathology.takenOn", { day: noted.taken_on })} · {noted.noted_by_name} <TimeText at={noted.noted_at} shape="full" />
          </p>
        </>
      )}
      {mayNote && (
        <button type="button" className="btn sm" onClick={() => setOpen(true)}>
          {t(noted ? "pathology.replace" : "pathology.act")}
        </button>
      )}
      {open && <PathologyDialog report={report} version={noted?.version ?? 0} onClose={() => setOpen(false)} />}
    </section>
  );
}

function PathologyDialog({ report, version, onClose }: { report: Report; version: number; onClose: () => void }) {
  const { t } = useTranslation("reporting");
  const [form] = Form.useForm<Values>();
  const note = useNotePathology(report.id);
  const needed = [{ required: true, message: t("critical.needed") }];
  const today = dayjs(departmentNow());
  const submit = ({ taken_on, ...facts }: Values) =>
    note.mutate({ ...facts, taken_on: taken_on.format("YYYY-MM-DD"), version }, { onSuccess: onClose, onError: (error) => error instanceof ProblemError && spreadOnForm(error, form) });
  return (
    <Modal open title={t("pathology.title")} okText={t("pathology.save", { name: report.patient.name })} confirmLoading={note.isPending} onOk={form.submit} onCancel={onClose} width={520} destroyOnHidden>
      <Form<Values> form={form} name="pathology" layout="vertical" requiredMark={false} initialValues={{ taken_on: today }} onFinish={submit}>
        <Form.Item name="diagnosis" label={t("pathology.diagnosis")} rules={[{ ...needed[0], whitespace: true }]}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
        <Form.Item name="taken_on" label={t("pathology.day")} rules={needed}>
          <DatePicker allowClear={false} maxDate={today} />
        </Form.Item>
        <Form.Item name="verdict" label={t("pathology.verdict")} rules={needed}>
          <Radio.Group options={VERDICTS.map((value) => ({ value, label: t(`pathology.verdicts.${value}`) }))} />
        </Form.Item>
        {note.isError && <ProblemNote error={note.error} />}
      </Form>
    </Modal>
  );
}
