import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import type { Study } from "../../api/types";
import { useReconcile } from "../../hooks/useReconcile";
import { writeSize } from "../StudyTags";
import { NoteForm } from "./NoteForm";

const ACTS = ["discard", "replace"] as const;

export function useApart(studyId: number) {
  return useQuery({ queryKey: ["imaging", "apart", studyId], queryFn: () => take(api.GET("/api/studies/{study_id}/apart", { params: { path: { study_id: studyId } } })) });
}

/** Other bytes under the UID of an image of this study: they are discarded, or they are used from now on. */
export function ApartPanel({ study, onDone }: { study: Study; onDone: () => void }) {
  const { t } = useTranslation("reconcile");
  const apart = useApart(study.id);
  const open = (apart.data?.results ?? []).filter((row) => !row.closed_at);
  const [picked, setPicked] = useState<number | null>(null);
  const [does, setDoes] = useState<(typeof ACTS)[number]>("discard");
  const chosen = picked ?? open[0]?.id ?? 0;
  const act = useReconcile((note: string) => {
    const sent = { params: { path: { row_id: chosen } }, body: { note } };
    return take(does === "discard" ? api.POST("/api/dicom/quarantine/{row_id}/discard", sent) : api.POST("/api/dicom/quarantine/{row_id}/replace", sent));
  }, onDone);
  if (apart.isLoading) return <Loading />;
  if (apart.error) return <ErrorState error={apart.error} onRetry={() => void apart.refetch()} />;
  if (open.length === 0) return <p className="meta">{t("noApart")}</p>;
  return (
    <NoteForm danger={does === "replace"} act={t(`${does}It`)} reasons={[t("why.sentTwice"), t(does === "discard" ? "why.mistake" : "why.better"), t("why.damaged")]} pending={act.isPending} error={act.error} onConfirm={(note) => act.mutate(note)}>
      <p className="meta">{t("apartHint")}</p>
      <ul className="im-exams" role="radiogroup" aria-label={t("apartChoice")}>
        {open.map((row) => (
          <li role="none" key={row.id}>
            <label className={row.id === chosen ? "on" : ""}>
              <input type="radio" name="apart" checked={row.id === chosen} onChange={() => setPicked(row.id)} />
              <span className="sp">
                {t("apartOf", { instance: row.sop_uid, ae: row.calling_ae })} · {writeSize(row.size)} <span className="meta">{<TimeText at={row.at} shape="full" />}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <span className="seg" role="group" aria-label={t("decide")}>
        {ACTS.map((one) => (
          <button type="button" key={one} className={one === does ? "on" : ""} aria-pressed={one === does} onClick={() => setDoes(one)}>
            {t(`${one}It`)}
          </button>
        ))}
      </span>
    </NoteForm>
  );
}
