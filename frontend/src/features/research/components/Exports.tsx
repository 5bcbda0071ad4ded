import { useState } from "react";
import { useTranslation } from "react-i18next";
import { BASE } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ErrorState, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useExports, useRefuse, useRelease, type Export, type Project } from "../api/research";

const COLOURS: Partial<Record<string, string>> = { asked: "tag blue", released: "tag blue", ready: "tag green", failed: "tag red" };

/** What was asked to leave: who asked, who decided, and the file while it is there. */
export function Exports({ project }: { project: Project }) {
  const { t } = useTranslation("research");
  const rows = useExports(project.id);
  const release = useRelease();
  const refuse = useRefuse();
  const mayRelease = useMay("research.release");
  const [refusing, setRefusing] = useState<number | null>(null);
  return (
    <section className="panel" aria-label={t("export.list")}>
      <header>{t("export.list")}</header>
      <div className="body research-body research-scroll">
        {rows.isError && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
        {rows.data?.length === 0 && <p className="meta">{t("export.empty")}</p>}
        {release.error && <ProblemNote error={release.error} />}
        {rows.data && rows.data.length > 0 && (
          <table className="tbl">
            <thead>
              <tr>
                {(["cohort", "contents", "asked", "state", "decided", "act"] as const).map((name) => (
                  <th scope="col" key={name}>
                    {t(`export.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.data.map((row) => (
                <tr key={row.id}>
                  <td>
                    {row.cohort} · <span className="num">{t("export.exams", { n: row.n_exams })}</span>
                  </td>
                  <td>
                    {row.tables.map((table) => t(`table.${table}`)).join(t("comma"))}
                    {row.with_text && <span className="tag">{t("export.withText")}</span>}
                  </td>
                  <td>
                    {row.asked_by} · <TimeText at={row.asked_at} shape="full" />
                    <div className="meta">{row.reason}</div>
                  </td>
                  <td>
                    <span className={COLOURS[row.state ?? ""] ?? "tag"}>{row.state_words}</span>
                    {row.failure && <div className="meta">{row.failure.text}</div>}
                    {row.state === "ready" && <Summary row={row} />}
                  </td>
                  <td>
                    {row.decided_by}
                    <div className="meta">{row.decision_note}</div>
                  </td>
                  <td>
                    <div className="row research-row">
                      {row.state === "ready" && project.is_in_force && (
                        <a className="btn sm primary" href={`${BASE}/api/research/exports/${row.id}/file`} download>
                          {t("export.fetch")}
                        </a>
                      )}
                      {row.allowed_actions.includes("release") && row.is_own && <span className="meta">{t("export.secondPerson")}</span>}
                      {row.allowed_actions.includes("release") && mayRelease && !row.is_own && (
                        <>
                          <button type="button" className="btn sm primary" disabled={release.isPending} onClick={() => release.mutate(row.id)}>
                            {t("export.release")}
                          </button>
                          <button type="button" className="btn sm" onClick={() => setRefusing(row.id)}>
                            {t("export.refuse")}
                          </button>
                        </>
                      )}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
      {refusing !== null && <ConfirmWithReason act={t("export.refuse")} error={refuse.error} pending={refuse.isPending} onConfirm={(note) => refuse.mutate({ id: refusing, note }, { onSuccess: () => setRefusing(null) })} onCancel={() => setRefusing(null)} />}
    </section>
  );
}

function Summary({ row }: { row: Export }) {
  const { t } = useTranslation("research");
  const summary = row.summary as { subjects?: number; small_cells?: number };
  return (
    <div className="meta">
      {t("export.summary", { subjects: summary.subjects, kb: Math.max(1, Math.round((row.size ?? 0) / 1024)) })}
      {(summary.small_cells ?? 0) > 0 && <div>{t("export.smallCells", { n: summary.small_cells })}</div>}
      {row.remove_at && (
        <div>
          {t("export.until")} <TimeText at={row.remove_at} shape="date" />
        </div>
      )}
    </div>
  );
}
