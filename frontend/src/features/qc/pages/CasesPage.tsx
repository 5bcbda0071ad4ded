import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { QUEUES, type CaseRow } from "../api/quality";
import { GradeTag } from "../components/GradeTag";
import { QualityTabs } from "../components/QualityTabs";
import "../qc.css";

const STATES = ["open", "arbitration", "reviewed", "closed"] as const;

/** What the charts lead here with. */
const LED = ["kind", "chart", "defect", "week", "draw", "campaign", "modality", "letter", "person", "device", "place", "readers"] as const;

function Result({ row }: { row: CaseRow }) {
  const { t } = useTranslation("qc");
  return (
    <>
      <GradeTag grade={row.is_masked ? "" : row.grade} /> {row.n_unblinded > 0 && <span className="tag violet">{t("blinding.not")}</span>}
    </>
  );
}

/** All cases; those somebody still has to judge show no name and no number. */
export default function CasesPage() {
  const { t } = useTranslation("qc");
  const lang = useLang();
  const navigate = useNavigate();
  const state = useTableState();
  const cases = useQuery({
    queryKey: ["qc", "cases", state.query],
    queryFn: () => take(api.GET("/api/qc/cases", { params: { query: state.query } })),
    placeholderData: keepPreviousData,
  });
  const columns: Column<CaseRow>[] = [
    { key: "id", title: t("cases.number"), render: (row) => <span className="num">{row.id}</span>, sort: "id", width: 80 },
    { key: "queue", title: t("cases.queue"), render: (row) => t(`queues.${row.queue}`) },
    { key: "kind", title: t("cases.kind"), render: (row) => t(`kind.${row.kind}`) },
    { key: "exam", title: t("cases.exam"), render: (row) => pick(row.exam_names, lang) || row.ref },
    { key: "reason", title: t("cases.reason"), render: (row) => <span className="cut">{row.reason_text}</span> },
    { key: "state", title: t("cases.state"), render: (row) => t(`caseState.${row.state}`), sort: "state" },
    { key: "grade", title: t("cases.grade"), render: (row) => <Result row={row} />, sort: "grade" },
    { key: "opened", title: t("cases.opened"), render: (row) => <TimeText at={row.opened_at} shape="full" />, sort: "opened_at" },
  ];
  const filter = (name: "queue" | "state", values: readonly string[], prefix: "queues" | "caseState") => (
    <div className="seg" role="group" aria-label={t(`cases.${name}`)}>
      <button type="button" className={state.filters[name] ? "" : "on"} aria-pressed={!state.filters[name]} onClick={() => state.setFilter(name, undefined)}>
        {t("cases.all")}
      </button>
      {values.map((value) => (
        <button type="button" key={value} className={state.filters[name] === value ? "on" : ""} aria-pressed={state.filters[name] === value} onClick={() => state.setFilter(name, value)}>
          {t(`${prefix}.${value}`)}
        </button>
      ))}
    </div>
  );
  return (
    <div className="page fill">
      <QualityTabs />
      <DataTable
        name="qc-cases"
        label={t("cases.title")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={cases.data}
        error={cases.error}
        onRetry={() => void cases.refetch()}
        onOpen={(row) => void navigate(`/quality/cases/${row.id}`)}
        empty={{ title: t("cases.empty"), hint: t("cases.emptyHint") }}
        tools={
          <>
            {filter("queue", QUEUES, "queues")}
            {filter("state", STATES, "caseState")}
            {LED.filter((name) => state.filters[name]).map((name) => (
              <button type="button" key={name} className="btn sm" onClick={() => state.setFilter(name, undefined)}>
                {t(`cases.by.${name}`)} ✕
              </button>
            ))}
          </>
        }
      />
    </div>
  );
}
