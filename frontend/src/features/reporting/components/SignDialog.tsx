import { Form, Input, Modal, Radio, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ProblemError } from "@/shared/api/problem";
import { ProviderProof } from "@/shared/session/ProviderProof";
import { useSession } from "@/shared/session/session";
import { CodeInput } from "@/shared/ui/CodeInput";
import { ProblemNote } from "@/shared/ui/states";
import { useReaders } from "../api/allocation";
import { signReport, useReportAct, type Report, type ReportFinding } from "../api/report";

interface Props {
  report: Report;
  findings: ReportFinding[];
  texts: { findings: string; impression: string };
  flush: () => Promise<number | null>;
  onSigned: (report: Report) => void;
  onClose: () => void;
}

interface Fields {
  password?: string;
  code?: string;
  override_reason?: string;
  ask_of?: string;
  discordance?: "none" | "minor" | "major";
  note?: string;
}

/** The signature: the password once more, a fresh code of the second factor where the department asks for one, and over an error a reason that is kept with the report. */
export function SignDialog({ report, findings, texts, flush, onSigned, onClose }: Props) {
  const { t } = useTranslation("reporting");
  const [form] = Form.useForm<Fields>();
  const me = useSession().user?.id;
  const first = report.may_verify && report.state === "preliminary" ? report.versions.at(-1) : undefined;
  const changed = first !== undefined && (first.findings.trim() !== texts.findings.trim() || first.impression.trim() !== texts.impression.trim());
  const readers = useReaders(!report.may_verify);
  const blocking = findings.filter((one) => one.blocking);
  const sign = useReportAct(async (fields: Fields) => {
    const revision = await flush();
    if (revision === null) throw new Error("unsaved");
    return signReport(report.id, { revision, password: fields.password ?? "", code: fields.code ?? "", override_reason: fields.override_reason ?? "", ask_of: fields.ask_of ?? "", discordance: fields.discordance ?? "", note: fields.note ?? "" });
  });
  // The last code may grow stale while this window is open: then the server asks for another.
  const [isCodeAsked, setCodeAsked] = useState(report.code_again === "ask");
  // A proof at the hospital's sign-in does too; whether a visit there was one, the server says.
  const [isProviderAsked, setProviderAsked] = useState(report.provider_again);
  const onError = (error: unknown) => {
    if (!(error instanceof ProblemError)) return;
    if (error.of("code").length > 0) setCodeAsked(true);
    if (error.code === "directory.provider_proof_needed") setProviderAsked(true);
  };
  const act = t(report.may_verify ? "sign.for" : "sign.handOverFor", { name: report.patient.name });
  return (
    <Modal open title={act} okText={act} cancelText={t("common:back")} okButtonProps={{ loading: sign.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      {blocking.length > 0 && (
        <ul className="reading-blocking">
          {blocking.map((one) => (
            <li key={`${one.rule}-${one.section}-${one.start}`} className="bad">
              {one.reason.text}
            </li>
          ))}
        </ul>
      )}
      <Form form={form} name="sign" layout="vertical" requiredMark={false} onFinish={(fields) => !sign.isPending && sign.mutate(fields, { onSuccess: onSigned, onError })}>
        {blocking.length > 0 && (
          <Form.Item name="override_reason" label={t("sign.reason")} rules={[{ required: true, whitespace: true, message: t("sign.reasonNeeded") }]}>
            <Input autoFocus maxLength={500} />
          </Form.Item>
        )}
        {!report.may_verify && (
          <Form.Item name="ask_of" label={t("reading:sign.askOf")}>
            <Select allowClear placeholder={t("reading:countersigns.anybody")} options={(readers.data ?? []).filter((one) => one.may_verify && one.id !== me).map((one) => ({ value: one.id, label: one.name }))} />
          </Form.Item>
        )}
        {changed && (
          <>
            <Form.Item name="discordance" label={t("reading:sign.judge", { name: first?.signer_name ?? "" })} rules={[{ required: true, message: t("reading:sign.judgeNeeded") }]}>
              <Radio.Group options={(["none", "minor", "major"] as const).map((value) => ({ value, label: t(`reading:discordance.${value}`) }))} />
            </Form.Item>
            <Form.Item name="note" label={t("reading:sign.note")}>
              <Input maxLength={500} />
            </Form.Item>
          </>
        )}
        {report.password_again && (
          <Form.Item name="password" label={t("sign.password")} rules={[{ required: true, message: t("sign.passwordNeeded") }]}>
            <Input.Password autoFocus={blocking.length === 0} autoComplete="current-password" />
          </Form.Item>
        )}
        {isProviderAsked && <ProviderProof onBack={() => setProviderAsked(false)} />}
        {isCodeAsked && (
          <Form.Item name="code" label={t("shell:factor.code")} rules={[{ required: true, whitespace: true, message: t("shell:factor.codeNeeded") }]}>
            <CodeInput autoFocus={blocking.length === 0 && !report.password_again} />
          </Form.Item>
        )}
        {report.code_again === "set_up" && (
          <p className="warn" style={{ marginBottom: 12 }}>
            {t("sign.factorNeeded")} <Link to="/profile">{t("shell:factor.begin")}</Link>
          </p>
        )}
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden>
          {act}
        </button>
      </Form>
      {sign.error && <ProblemNote error={sign.error} />}
    </Modal>
  );
}
