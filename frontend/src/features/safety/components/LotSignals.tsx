import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ErrorState } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";

type Signal = components["schemas"]["LotSignal"];
type Decision = "quarantined" | "dismissed";

/** Lots whose reactions pile up: proposed by the chart, decided by a person with a reason. */
export function LotSignals() {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const client = useQueryClient();
  const mayDecide = useMay("contrast.manage");
  const [deciding, setDeciding] = useState<{ signal: Signal; decision: Decision } | null>(null);
  const signals = useQuery({ queryKey: ["safety", "lot-signals"], queryFn: () => take(api.GET("/api/safety/lot-signals", { params: { query: { page_size: 50 } } })), refetchInterval: 60_000 });
  const decide = useMutation({
    mutationFn: ({ signal, decision, note }: { signal: Signal; decision: Decision; note: string }) => take(api.POST("/api/safety/lot-signals/{signal_id}/decide", { params: { path: { signal_id: signal.id } }, body: { decision, note } })),
    onSuccess: () => setDeciding(null),
    onSettled: () => void client.invalidateQueries({ queryKey: ["safety"] }),
  });
  const rows = signals.data?.results ?? [];
  return (
    <section className="panel">
      <header>{t("signals.title")}</header>
      {signals.error && <ErrorState error={signals.error} onRetry={() => void signals.refetch()} />}
      {signals.data && rows.length === 0 && <p className="facts t2">{t("signals.none")}</p>}
      <ul className="points">
        {rows.map((signal) => (
          <li key={signal.id}>
            <div>
              <b className="m">
                {pick(signal.lot.agent.names, lang)} · {signal.lot.lot}
              </b>
              <p className="meta num">
                <TimeText at={signal.raised_at} shape="full" /> · {t("signals.found", { n: signal.n_reactions, of: signal.n_injections })} · {t("signals.statistic", { value: signal.statistic.toFixed(2), limit: signal.limit })}
              </p>
              {signal.decision && (
                <p className="meta">
                  {t(`signals.${signal.decision}`)} · {signal.decided_by} · {signal.note}
                </p>
              )}
            </div>
            {signal.decision === "" && mayDecide && (
              <span className="row">
                {(["quarantined", "dismissed"] as const).map((decision) => (
                  <button key={decision} type="button" className={decision === "quarantined" ? "btn sm danger" : "btn sm"} onClick={() => setDeciding({ signal, decision })}>
                    {t(`signals.do.${decision}`, { lot: signal.lot.lot })}
                  </button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
      {deciding && <ConfirmWithReason act={t(`signals.do.${deciding.decision}`, { lot: deciding.signal.lot.lot })} hint={t("signals.hint")} danger={deciding.decision === "quarantined"} error={decide.error} pending={decide.isPending} onConfirm={(note) => decide.mutate({ ...deciding, note: note.slice(0, 300) })} onCancel={() => setDeciding(null)} />}
    </section>
  );
}
