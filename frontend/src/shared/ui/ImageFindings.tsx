import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, Input, Modal, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { components } from "../api/schema";
import { api, take } from "../api/client";
import { useMay } from "../session/session";
import { SeverityGlyph } from "./ReasonList";
import { ProblemNote } from "./states";
import { TimeText } from "./TimeText";

type Finding = components["schemas"]["QcImageFinding"];
type Verdict = components["schemas"]["QcImageAnswerRequest"]["verdict"];

interface Props {
  /** Findings of one of the two. */
  examId?: number;
  studyId?: number;
  /** Only what waits for the technologist: on the tablet. */
  onlyAsked?: boolean;
}

const VERDICTS: Verdict[] = ["repeated", "corrected", "accepted", "false_alarm"];

/** What the image checks found, and the answer of whoever made the images. Nothing to say takes no room. */
export function ImageFindings({ examId, studyId, onlyAsked = false }: Props) {
  const { t } = useTranslation("common");
  const mayRead = useMay("qc.findings");
  const mayAnswer = useMay("qc.answer");
  const [asked, setAsked] = useState<Finding | null>(null);
  const query = { exam_id: examId, study_id: studyId, ...(onlyAsked && { route: "technologist" as const, state: "open" as const }) };
  const { data } = useQuery({
    queryKey: ["qc", "image-findings", query],
    queryFn: () => take(api.GET("/api/qc/image-findings", { params: { query } })),
    enabled: mayRead,
    refetchInterval: 10_000,
  });
  const rows = (data?.results ?? []).filter((row) => row.state !== "withdrawn" && row.severity !== "info");
  if (rows.length === 0) return null;
  return (
    <section className="panel" aria-label={t("imageFindings.title")}>
      <header>{t("imageFindings.title")}</header>
      <ul className="reasons" style={{ padding: 12 }}>
        {rows.map((row) => (
          <li key={row.id}>
            <SeverityGlyph severity={row.reason.severity} />
            <span>
              {row.reason.text}
              {row.state === "answered" && (
                <span className="meta">
                  {" "}
                  {row.verdict && t(`imageFindings.verdicts.${row.verdict}`)} · {row.answered_by_name} <TimeText at={row.answered_at} /> {row.note}
                </span>
              )}
            </span>
            {row.state === "open" && mayAnswer && (
              <button type="button" className="btn sm" onClick={() => setAsked(row)}>
                {t("imageFindings.answer")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {asked && <AnswerDialog finding={asked} onClose={() => setAsked(null)} />}
    </section>
  );
}

interface Fields {
  verdict: Verdict;
  note: string;
}

function AnswerDialog({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const { t } = useTranslation("common");
  const client = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const verdict = Form.useWatch("verdict", form);
  const answer = useMutation({
    mutationFn: (fields: Fields) => take(api.POST("/api/qc/image-findings/{finding_id}/answer", { params: { path: { finding_id: finding.id } }, body: { verdict: fields.verdict, note: fields.note ?? "" } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["qc", "image-findings"] });
      onClose();
    },
  });
  const needsNote = verdict === "accepted" || verdict === "false_alarm";
  return (
    <Modal open title={t("imageFindings.answer")} okText={t("imageFindings.answer")} cancelText={t("back")} okButtonProps={{ loading: answer.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <p className="t2">{finding.reason.text}</p>
      <Form form={form} name="image-answer" layout="vertical" requiredMark={false} initialValues={{ verdict: "repeated", note: "" }} onFinish={(fields) => answer.mutate(fields)}>
        <Form.Item name="verdict" label={t("imageFindings.verdict")}>
          <Radio.Group options={VERDICTS.map((value) => ({ value, label: t(`imageFindings.verdicts.${value}`) }))} />
        </Form.Item>
        <Form.Item name="note" label={t("reason")} rules={[{ required: needsNote, whitespace: needsNote, message: t("reasonNeeded") }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      </Form>
      {answer.error && <ProblemNote error={answer.error} />}
    </Modal>
  );
}
