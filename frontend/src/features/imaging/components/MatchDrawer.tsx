import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { ReasonList } from "@/shared/ui/ReasonList";
import { SearchField } from "@/shared/ui/SearchField";
import { ProblemNote } from "@/shared/ui/states";
import { writeName } from "@/shared/ui/viewer/PaneTexts";
import type { Study } from "../api/types";
import { ExamChoice } from "./ExamChoice";

/** Puts a study under an exam by hand: both sides in sight, a reason, an entry in the trail. */
export function MatchDrawer({ study, onClose }: { study: Study; onClose: () => void }) {
  const { t } = useTranslation("imaging");
  const client = useQueryClient();
  const [text, setText] = useState(study.accession || study.patient_id_text || "");
  const [exam, setExam] = useState<{ id: number; accession: string; name: string } | null>(null);
  const match = useMutation({
    mutationFn: (body: { exam_id: number; note: string }) => take(api.POST("/api/studies/{study_id}/match", { params: { path: { study_id: study.id } }, body: { ...body, version: study.version ?? 1 } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["imaging"] });
      await client.invalidateQueries({ queryKey: ["viewer"] });
      onClose();
    },
  });
  return (
    <Drawer open size={560} title={t("reconcile.title")} onClose={onClose} destroyOnHidden>
      <dl className="keys-list">
        <dt className="t3">{t("studies.patient")}</dt>
        <dd className="m">{writeName(study.patient_name) || "–"}</dd>
        <dt className="t3">{t("studies.patientId")}</dt>
        <dd>{study.patient_id_text || "–"}</dd>
        <dt className="t3">{t("studies.accession")}</dt>
        <dd>{study.accession || "–"}</dd>
        <dt className="t3">{t("studies.what")}</dt>
        <dd>
          {study.modality} {study.description} · {study.n_instances}
        </dd>
      </dl>
      {study.match_reason && (
        <div style={{ margin: "12px 0" }}>
          <ReasonList reasons={[study.match_reason]} />
        </div>
      )}
      <div style={{ margin: "12px 0 8px" }}>
        <SearchField label={t("reconcile.search")} value={text} onChange={setText} width={320} />
      </div>
      <ExamChoice text={text} chosen={exam?.id ?? null} onChoose={setExam} />
      <Form name="match" layout="vertical" requiredMark={false} onFinish={({ note }: { note: string }) => exam && match.mutate({ exam_id: exam.id, note })}>
        <Form.Item name="note" label={t("reconcile.note")} rules={[{ required: true, whitespace: true, message: t("reconcile.noteNeeded") }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
        </Form.Item>
        {match.isError && <ProblemNote error={match.error} />}
        <Button type="primary" htmlType="submit" disabled={exam === null} loading={match.isPending}>
          {exam ? t("reconcile.act", { accession: exam.accession, name: exam.name }) : t("reconcile.choose")}
        </Button>
      </Form>
    </Drawer>
  );
}
