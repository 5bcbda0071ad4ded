import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { sheetKey, type SafetySheet } from "@/shared/safety/sheet";
import { useMay, useSession } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";

/** Risks that were accepted; before the magnet a second physician has to agree. */
export function Decisions({ sheet }: { sheet: SafetySheet }) {
  const { t } = useTranslation("safety");
  const client = useQueryClient();
  const may = useMay("safety.override");
  const { user } = useSession();
  const second = useMutation({
    mutationFn: (id: number) => take(api.POST("/api/safety/decisions/{decision_id}/second", { params: { path: { decision_id: id } }, body: { note: "" } })),
    onSuccess: (fresh) => client.setQueriesData({ queryKey: sheetKey(sheet.exam.id) }, fresh),
  });
  return (
    <section className="panel">
      <header>{t("decisions.title")}</header>
      <div className="facts">
        {sheet.decisions.map((decision) => {
          const waits = decision.needs_second && !decision.seconded_at;
          return (
            <div key={decision.id}>
              <p>
                <TimeText at={decision.at} shape="full" /> <b>{decision.decided_by}</b>: {decision.reason.text} ({decision.why})
                {decision.seconded_by && (
                  <>
                    {" "}
                    · {t("decisions.seconded")} <b>{decision.seconded_by}</b> <TimeText at={decision.seconded_at} />
                  </>
                )}
              </p>
              {waits && (
                <div className="row">
                  <span className="warn">{t("decisions.waits")}</span>
                  <span className="sp" />
                  {may && decision.decided_by !== user?.name && (
                    <button type="button" className="btn" disabled={second.isPending} onClick={() => second.mutate(decision.id)}>
                      {t("decisions.second")}
                    </button>
                  )}
                </div>
              )}
            </div>
          );
        })}
        {second.error && <ProblemNote error={second.error} />}
      </div>
    </section>
  );
}
