import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { SearchField } from "@/shared/ui/SearchField";
import { writeName } from "@/shared/ui/viewer/PaneTexts";
import type { Study } from "../../api/types";
import { useParts } from "../../hooks/useParts";
import { useReconcile } from "../../hooks/useReconcile";
import { ExamChoice } from "../ExamChoice";
import { NoteForm } from "./NoteForm";
import { PartsChoice } from "./PartsChoice";

interface Props {
  study: Study;
  onDone: () => void;
}
const path = (study: Study) => ({ path: { study_id: study.id } });
const KINDS = ["quality", "safety", "worklist"] as const;
const FIELDS = { PatientName: "patient_name", PatientID: "patient_id_text", PatientBirthDate: "patient_birth_date", PatientSex: "patient_sex", AccessionNumber: "accession", StudyDescription: "description" } as const;
type Field = keyof typeof FIELDS;

/** What is delivered instead of what the scanner wrote; the received values go along in Original Attributes. */
export function CorrectPanel({ study, onDone }: Props) {
  const { t } = useTranslation("reconcile");
  const [values, setValues] = useState<Partial<Record<Field, string>>>({});
  const changed = Object.fromEntries(Object.entries(values).filter(([field, value]) => value !== (study[FIELDS[field as Field]] ?? ""))) as Record<Field, string>;
  const act = useReconcile((note: string) => take(api.POST("/api/studies/{study_id}/correct", { params: path(study), body: { ...changed, note, version: study.version ?? 1 } as never })), onDone);
  return (
    <NoteForm act={t("correct")} reasons={[t("why.number"), t("why.console")]} disabled={Object.keys(changed).length === 0} pending={act.isPending} error={act.error} onConfirm={(note) => act.mutate(note)}>
      {(Object.keys(FIELDS) as Field[]).map((field) => (
        <label className="im-field" key={field}>
          <span className="t3">{t(`field.${field}`)}</span>
          <Input value={values[field] ?? study[FIELDS[field]] ?? ""} maxLength={194} onChange={(event) => setValues({ ...values, [field]: event.target.value })} />
        </label>
      ))}
    </NoteForm>
  );
}

/** Takes images out of use: not shown, not sent, kept. */
export function RejectPanel({ study, onDone }: Props) {
  const { t } = useTranslation("reconcile");
  const [kind, setKind] = useState<(typeof KINDS)[number]>("safety");
  const parts = useParts(study.id);
  const act = useReconcile((note: string) => take(api.POST("/api/studies/{study_id}/reject", { params: path(study), body: { kind, series_ids: parts.series, instance_ids: parts.images, note, version: study.version ?? 1 } })), onDone);
  const count = parts.series.length + parts.images.length;
  return (
    <NoteForm danger act={t(count ? "rejectParts" : "rejectAll", { n: count, name: writeName(study.patient_name) || study.patient_id_text })} reasons={[t("why.test"), t("why.patient")]} disabled={!parts.isClear} pending={act.isPending} error={act.error} onConfirm={(note) => act.mutate(note)}>
      <Select aria-label={t("kind")} value={kind} onChange={setKind} options={KINDS.map((one) => ({ value: one, label: t(`rejection.${one}`) }))} />
      <PartsChoice parts={parts} />
      <p className="meta">{t("rejectHint")}</p>
    </NoteForm>
  );
}

/** Series that belong to another exam leave the study; without an exam they wait on this desk. */
export function SplitPanel({ study, onDone }: Props) {
  const { t } = useTranslation("reconcile");
  const parts = useParts(study.id);
  const [text, setText] = useState("");
  const [exam, setExam] = useState<{ id: number; accession: string; name: string } | null>(null);
  const act = useReconcile((note: string) => take(api.POST("/api/studies/{study_id}/split", { params: path(study), body: { exam_id: exam?.id ?? null, series_ids: parts.series, instance_ids: parts.images, note, version: study.version ?? 1 } })), onDone);
  return (
    <NoteForm act={exam ? t("splitTo", { accession: exam.accession, name: exam.name }) : t("split")} reasons={[t("why.patient"), t("why.mixed")]} disabled={!parts.isClear || parts.series.length + parts.images.length === 0} pending={act.isPending} error={act.error} onConfirm={(note) => act.mutate(note)}>
      <PartsChoice parts={parts} />
      <SearchField label={t("search")} value={text} onChange={setText} width={320} />
      <ExamChoice text={text} chosen={exam?.id ?? null} onChoose={setExam} />
      <p className="meta">{t("splitHint")}</p>
    </NoteForm>
  );
}

/** Puts all images into another study of the same patient. */
export function MergePanel({ study, onDone }: Props) {
  const { t } = useTranslation("reconcile");
  const [text, setText] = useState(study.patient_id_text ?? "");
  const [into, setInto] = useState<Study | null>(null);
  const found = useQuery({ queryKey: ["imaging", "studies", "merge", text], queryFn: () => take(api.GET("/api/studies", { params: { query: { q: text, page_size: 20 } } })), enabled: text.trim() !== "" });
  const act = useReconcile((note: string) => take(api.POST("/api/studies/{study_id}/merge", { params: path(study), body: { into_id: into?.id ?? 0, into_version: into?.version ?? 1, note, version: study.version ?? 1 } })), onDone);
  const rows = (found.data?.results ?? []).filter((one) => one.id !== study.id);
  return (
    <NoteForm act={t("merge")} reasons={[t("why.twice")]} disabled={into === null} pending={act.isPending} error={act.error} onConfirm={(note) => act.mutate(note)}>
      <SearchField label={t("search")} value={text} onChange={setText} width={320} />
      <ul className="im-exams" role="radiogroup" aria-label={t("studies")}>
        {rows.map((one) => (
          <li role="none" key={one.id}>
            <label className={one.id === into?.id ? "on" : ""}>
              <input type="radio" name="into" checked={one.id === into?.id} onChange={() => setInto(one)} />
              <span className="sp">
                <b className="m">{writeName(one.patient_name)}</b> {one.patient_id_text} · {one.accession} · {one.modality} {one.description} · {one.n_instances}
              </span>
            </label>
          </li>
        ))}
        {rows.length === 0 && <li role="none" className="meta">{t("noStudy")}</li>}
      </ul>
    </NoteForm>
  );
}
