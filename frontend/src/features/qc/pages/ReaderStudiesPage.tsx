import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { useMyReadings, type ReaderStudy } from "../api/reading";
import { ReaderStudyDialog } from "../components/ReaderStudyDialog";
import "../qc.css";

/** What I read, and for organisers every study. */
export default function ReaderStudiesPage() {
  const { t } = useTranslation("reader");
  const mayOrganise = useMay("qc.studies");
  const mine = useMyReadings(useMay("qc.score")).data ?? [];
  return (
    <div className="page fill">
      {(mine.length > 0 || !mayOrganise) && (
        <section className="panel" aria-label={t("mine")}>
          <header>
            <b>{t("mine")}</b>
          </header>
          <ul className="body col" style={{ gap: 6 }}>
            {mine.length === 0 && <li className="meta">{t("noneForMe")}</li>}
            {mine.map((one) => (
              <li key={one.id} className="row" style={{ gap: 8 }}>
                <Link to={`/reader-studies/${one.id}/read`}>{one.title}</Link>
                <span className="num">
                  {one.done} / {one.total}
                </span>
                {one.state === "locked" && <span className="tag">{t("state.locked")}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {mayOrganise && <Studies />}
    </div>
  );
}

function Studies() {
  const { t } = useTranslation("reader");
  const navigate = useNavigate();
  const state = useTableState();
  const [making, setMaking] = useState(false);
  const rows = useQuery({ queryKey: ["qc", "reader-studies", state.query], queryFn: () => take(api.GET("/api/qc/reader-studies", { params: { query: state.query } })), placeholderData: keepPreviousData });
  const open = (id: number) => void navigate(`/reader-studies/${id}`);
  const columns: Column<ReaderStudy>[] = [
    { key: "title", title: t("field.title"), sort: "title", render: (row) => <span className="m">{row.title}</span> },
    { key: "state", title: t("field.state"), sort: "state", render: (row) => <span className={row.state === "open" ? "tag blue" : "tag green"}>{t(`state.${row.state}`)}</span> },
    { key: "items", title: t("field.items"), align: "right", render: (row) => <span className="num">{row.n_items}</span> },
    { key: "readers", title: t("field.readers"), align: "right", render: (row) => <span className="num">{row.n_readers}</span> },
    { key: "by", title: t("field.by"), render: (row) => row.made_by_name },
    { key: "at", title: t("field.at"), sort: "made_at", render: (row) => <TimeText at={row.made_at} shape="full" /> },
  ];
  return (
    <>
      <DataTable
        name="reader-studies"
        label={t("title")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={rows.data}
        error={rows.error}
        onRetry={() => void rows.refetch()}
        onOpen={(row) => open(row.id)}
        empty={{ title: t("empty"), hint: t("emptyHint") }}
        tools={
          <>
            <button type="button" className="btn sm primary" onClick={() => setMaking(true)}>
              {t("make")}
            </button>
            <Link className="btn sm" to="/mr-scores">
              {t("scores")}
            </Link>
          </>
        }
      />
      {making && <ReaderStudyDialog onClose={() => setMaking(false)} onMade={open} />}
    </>
  );
}
