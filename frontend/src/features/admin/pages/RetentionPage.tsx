import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import type { LegalHold } from "../api/types";
import { LiftHold } from "../components/LiftHold";
import { PlaceHold } from "../components/PlaceHold";

/** How long each kind is kept, and the patients of whom nothing is deleted meanwhile. */
export default function RetentionPage() {
  const { t } = useTranslation("admin");
  const state = useTableState();
  const mayHold = useMay("retention.hold");
  const maySeePatients = useMay("patient.read");
  const [placing, setPlacing] = useState(false);
  const [lifting, setLifting] = useState<LegalHold | null>(null);
  const query = useQuery({ queryKey: ["admin", "holds", state.query], queryFn: () => take(api.GET("/api/retention/holds", { params: { query: state.query } })) });
  const columns: Column<LegalHold>[] = [
    { key: "patient", title: t("retention.patient"), render: (hold) => (maySeePatients ? <Link to={`/patients/${hold.patient_id}`}>{hold.patient_id}</Link> : hold.patient_id) },
    { key: "reason", title: t("retention.reason"), render: (hold) => hold.reason },
    { key: "placed", title: t("retention.placed"), render: (hold) => <By at={hold.placed_at} who={hold.placed_by} /> },
    {
      key: "state",
      title: t("users.state"),
      render: (hold) =>
        hold.lifted_at ? (
          <span>
            <span className="tag line">{t("retention.lifted")}</span> <By at={hold.lifted_at} who={hold.lifted_by} /> <span className="meta">{hold.lift_reason}</span>
          </span>
        ) : (
          <span className="row">
            <span className="tag amber">{t("retention.stands")}</span>
            {mayHold && (
              <button type="button" className="btn sm" onClick={() => setLifting(hold)}>
                {t("retention.lift")}
              </button>
            )}
          </span>
        ),
    },
  ];
  return (
    <div className="page fill">
      <Kinds />
      <DataTable
        name="admin-holds"
        label={t("retention.holds")}
        columns={columns}
        rowKey={(hold) => hold.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={{ title: t("retention.empty"), hint: t("retention.emptyHint") }}
        tools={
          mayHold && (
            <button type="button" className="btn primary" onClick={() => setPlacing(true)}>
              {t("retention.place")}
            </button>
          )
        }
      />
      {placing && <PlaceHold onClose={() => setPlacing(false)} />}
      {lifting && <LiftHold hold={lifting} onClose={() => setLifting(null)} />}
    </div>
  );
}

function By({ at, who }: { at: string; who: string }) {
  return (
    <>
      <TimeText at={at} shape="full" /> <span className="meta">{who}</span>
    </>
  );
}

function Kinds() {
  const { t } = useTranslation("admin");
  const query = useQuery({ queryKey: ["admin", "retention"], queryFn: () => take(api.GET("/api/retention")) });
  if (query.isError) return <ProblemNote error={query.error} />;
  return (
    <section className="panel" aria-label={t("retention.title")} style={{ padding: 12, marginBottom: 12 }}>
      <table style={{ width: "100%", borderSpacing: "12px 4px" }}>
        <thead>
          <tr className="cap" style={{ textAlign: "start" }}>
            <th style={{ textAlign: "start" }}>{t("retention.kind")}</th>
            <th style={{ textAlign: "end" }}>{t("retention.days")}</th>
            <th style={{ textAlign: "start" }}>{t("retention.last")}</th>
          </tr>
        </thead>
        <tbody>
          {query.data?.map((row) => (
            <tr key={row.kind}>
              <td>{row.name}</td>
              <td style={{ textAlign: "end" }} className="m">{row.days ?? <span className="meta">{t("retention.forever")}</span>}</td>
              <td>{row.last_at ? <><TimeText at={row.last_at} shape="full" /> <span className="meta">{t("retention.gone", { n: row.last_n })}</span></> : <span className="meta">{t("retention.never")}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="meta" style={{ margin: "8px 12px 0" }}>{t("retention.hint")}</p>
    </section>
  );
}
