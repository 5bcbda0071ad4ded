import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Drawer, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { pick } from "@/shared/lib/localised";
import { useLang } from "@/shared/i18n/useLang";
import { ReasonList } from "@/shared/ui/ReasonList";
import { SearchField } from "@/shared/ui/SearchField";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { ExamStateTag } from "@/shared/ui/StatusTag";
import { TimeText } from "@/shared/ui/TimeText";
import { writeName } from "@/shared/ui/viewer/PaneTexts";
import type { Study } from "../api/types";

/** Puts a study under an exam by hand: both sides in sight, a reason, an entry in the trail. */
export function MatchDrawer({ study, onClose }: { study: Study; onClose: () => void }) {
  const { t } = useTranslation("imaging");
  const lang = useLang();
  const client = useQueryClient();
  const [text, setText] = useState(study.accession || study.patient_id_text || "");
  const [chosen, setChosen] = useState<number | null>(null);
  const exams = useQuery({
    queryKey: ["imaging", "exams", text],
    queryFn: () => take(api.GET("/api/exams", { params: { query: { q: text, page_size: 20 } } })),
    enabled: text.trim() !== "",
  });
  const match = useMutation({
    mutationFn: (body: { exam_id: number; note: string }) => take(api.POST("/api/studies/{study_id}/match", { params: { path: { study_id: study.id } }, body: { ...body, version: study.version ?? 1 } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["imaging"] });
      await client.invalidateQueries({ queryKey: ["viewer"] });
      onClose();
    },
  });
  const exam = exams.data?.results.find((one) => one.id === chosen);
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
      {exams.isLoading && <Loading />}
      {exams.error && <ErrorState error={exams.error} onRetry={() => void exams.refetch()} />}
      {exams.data && (
        <ul className="im-exams" role="radiogroup" aria-label={t("reconcile.exams")}>
          {exams.data.results.map((one) => (
            <li key={one.id}>
              <label className={one.id === chosen ? "on" : ""}>
                <input type="radio" name="exam" checked={one.id === chosen} onChange={() => setChosen(one.id)} />
                <span className="sp">
                  <b className="m">{one.patient.name}</b> <span className="meta">{one.patient.mrn}</span>
                  <br />
                  {one.accession} · {pick(one.exam_type_names as Record<string, string>, lang)} <span className="meta">{one.slot_start && <TimeText at={one.slot_start} shape="full" />}</span>
                </span>
                <ExamStateTag state={one.state} />
              </label>
            </li>
          ))}
          {exams.data.results.length === 0 && <li className="meta">{t("reconcile.none")}</li>}
        </ul>
      )}
      <Form name="match" layout="vertical" requiredMark={false} onFinish={({ note }: { note: string }) => chosen !== null && match.mutate({ exam_id: chosen, note })}>
        <Form.Item name="note" label={t("reconcile.note")} rules={[{ required: true, whitespace: true, message: t("reconcile.noteNeeded") }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
        </Form.Item>
        {match.isError && <ProblemNote error={match.error} />}
        <Button type="primary" htmlType="submit" disabled={chosen === null} loading={match.isPending}>
          {exam ? t("reconcile.act", { accession: exam.accession, name: exam.patient.name }) : t("reconcile.choose")}
        </Button>
      </Form>
    </Drawer>
  );
}
