import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { Study } from "../../api/types";
import { useReconcile } from "../../hooks/useReconcile";
import { NoteForm } from "./NoteForm";

interface Props {
  study: Study;
  onDone: () => void;
}
const request = (study: Study, note: string) => ({ params: { path: { study_id: study.id } }, body: { note, version: study.version ?? 1 } });

/** Out of the exam it was filed under: the study waits on the desk again. */
export function TakeAwayPanel({ study, onDone }: Props) {
  const { t } = useTranslation("reconcile");
  const act = useReconcile((note: string) => take(api.POST("/api/studies/{study_id}/take-away", request(study, note))), onDone);
  const accession = study.exams.map((link) => link.accession).join(", ");
  return (
    <NoteForm danger act={t("takeAway", { accession })} reasons={[t("why.patient"), t("why.console")]} pending={act.isPending} error={act.error} onConfirm={(note) => act.mutate(note)}>
      <p className="meta">{t("takeAwayHint")}</p>
    </NoteForm>
  );
}

/** Phantoms and tests that came under a number like a patient's. */
export function AsidePanel({ study, onDone }: Props) {
  const { t } = useTranslation("reconcile");
  const act = useReconcile((note: string) => take(api.POST("/api/studies/{study_id}/set-aside", request(study, note))), onDone);
  return (
    <NoteForm act={t("setAside")} reasons={[t("why.phantom"), t("why.test")]} pending={act.isPending} error={act.error} onConfirm={(note) => act.mutate(note)}>
      <p className="meta">{t("setAsideHint")}</p>
    </NoteForm>
  );
}
