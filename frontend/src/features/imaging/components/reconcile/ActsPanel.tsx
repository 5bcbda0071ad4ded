import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import type { Study } from "../../api/types";
import { useReconcile } from "../../hooks/useReconcile";
import { NoteForm } from "./NoteForm";

/** What was decided over the study, newest first; the last one that stands can be taken back. */
export function ActsPanel({ study, onDone }: { study: Study; onDone: () => void }) {
  const { t } = useTranslation("reconcile");
  const acts = useQuery({ queryKey: ["imaging", "acts", study.id], queryFn: () => take(api.GET("/api/studies/{study_id}/acts", { params: { path: { study_id: study.id } } })) });
  const rows = acts.data?.results ?? [];
  const last = rows.find((row) => !row.undone_at);
  const undo = useReconcile((note: string) => take(api.POST("/api/studies/acts/{act_id}/undo", { params: { path: { act_id: last?.id ?? 0 } }, body: { note } })), onDone);
  if (acts.isLoading) return <Loading />;
  if (acts.error) return <ErrorState error={acts.error} onRetry={() => void acts.refetch()} />;
  return (
    <>
      <ul className="im-items">
        {rows.map((row) => (
          <li key={row.id}>
            <b>{t(`act.${row.kind}`)}</b> <TimeText at={row.at} shape="full" /> {row.actor_name}: {row.note}
            {row.undone_at && <span className="tag amber">{t("undone", { by: row.undone_by ?? "" })}</span>}
          </li>
        ))}
        {rows.length === 0 && <li className="meta">{t("noAct")}</li>}
      </ul>
      {last && <NoteForm act={t("undo", { act: t(`act.${last.kind}`) })} reasons={[t("why.mistake")]} pending={undo.isPending} error={undo.error} onConfirm={(note) => undo.mutate(note)} />}
    </>
  );
}
