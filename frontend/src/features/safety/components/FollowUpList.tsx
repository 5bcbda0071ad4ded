import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { useNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { TimeText } from "@/shared/ui/TimeText";

type FollowUp = components["schemas"]["FollowUp"];

/** What follows this reaction, each with its time; done ones say what came of it. */
export function FollowUpList({ rows, onDone }: { rows: readonly FollowUp[]; onDone: () => void }) {
  const { t } = useTranslation("safety");
  const now = useNow();
  const mayClose = useMay("reaction.record");
  const [closing, setClosing] = useState<FollowUp | null>(null);
  const close = useMutation({
    mutationFn: ({ row, result }: { row: FollowUp; result: string }) => take(api.POST("/api/safety/follow-ups/{follow_up_id}/close", { params: { path: { follow_up_id: row.id } }, body: { result: result.slice(0, 300), version: row.version ?? 1 } })),
    onSuccess: () => setClosing(null),
    onSettled: onDone,
  });
  const shown = rows.filter((row) => !row.is_withdrawn);
  return (
    <section className="panel">
      <header>{t("followUps.title")}</header>
      {shown.length === 0 && <p className="facts t2">{t("followUps.empty")}</p>}
      <ul className="points">
        {shown.map((row) => {
          const late = !row.done_at && Date.parse(row.due_at) < now;
          return (
            <li key={row.id}>
              <div>
                <span className="m">{t(`followUp.${row.kind}`)}</span>
                <p className={late ? "bad" : "meta"}>
                  {row.done_at ? (
                    <>
                      {t("followUps.done")} <TimeText at={row.done_at} shape="full" /> · {row.done_by} {row.result && `· ${row.result}`}
                    </>
                  ) : (
                    <>
                      {t("followUps.due")} <TimeText at={row.due_at} shape="full" /> {late && t("followUps.late")}
                    </>
                  )}
                </p>
              </div>
              {!row.done_at && mayClose && row.kind !== "confirm_grade" && (
                <button type="button" className="btn sm" onClick={() => setClosing(row)}>
                  {t("followUps.closeOne", { task: t(`followUp.${row.kind}`) })}
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {closing && <ConfirmWithReason act={t("followUps.closeOne", { task: t(`followUp.${closing.kind}`) })} hint={t("followUps.closeHint")} error={close.error} pending={close.isPending} onConfirm={(result) => close.mutate({ row: closing, result })} onCancel={() => setClosing(null)} />}
    </section>
  );
}
