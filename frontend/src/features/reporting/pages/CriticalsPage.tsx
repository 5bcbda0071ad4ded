import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { useCriticals, type CriticalRow } from "../api/loops";
import { CriticalDrawer } from "../components/CriticalDrawer";
import { DeskTabs } from "../components/DeskTabs";
import { TimeLeft } from "../components/ReadingList";
import { StateFilter } from "../components/StateFilter";
import "../reading.css";

/** Every critical result until somebody has received it: whom, when, how, and what the clock did. */
export default function CriticalsPage() {
  const { t } = useTranslation("reading");
  const lang = useLang();
  const state = useTableState();
  const mayWrite = useMay("report.write");
  const shown = state.filters.state ?? "";
  const criticals = useCriticals(state.query);
  const [opened, setOpened] = useState<number | null>(null);
  const one = criticals.data?.results.find((row) => row.id === opened);
  const columns: Column<CriticalRow>[] = [
    { key: "due", title: t("criticals.due"), sort: "due_at", render: (row) => (row.received_at || row.withdrawn_at ? <TimeText at={row.due_at} shape="full" /> : <TimeLeft dueAt={row.due_at} />) },
    { key: "category", title: t("criticals.category"), sort: "category", render: (row) => <span className={row.category === 1 ? "tag red" : "tag amber"}>{t(`reporting:critical.category${row.category}`)}</span> },
    { key: "finding", title: t("criticals.finding"), render: (row) => <b>{row.finding}</b> },
    {
      key: "exam",
      title: t("criticals.exam"),
      render: (row) => (
        <Link to={`/reading?exam=${row.exam_id}`}>
          {row.patient_name} · {pick(row.exam_names, lang)}
        </Link>
      ),
    },
    { key: "told", title: t("criticals.told"), render: (row) => `${row.told_to} · ${t(`reporting:critical.by.${row.method}`)}` },
    { key: "found", title: t("criticals.found"), sort: "found_at", render: (row) => <TimeText at={row.found_at} shape="full" /> },
    { key: "state", title: t("criticals.state"), render: (row) => <Standing row={row} /> },
  ];
  return (
    <div className="page fill">
      <DeskTabs />
      <DataTable
        name="criticals"
        label={t("criticals.title")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={criticals.data}
        error={criticals.error}
        onRetry={() => void criticals.refetch()}
        onOpen={(row) => setOpened(row.id)}
        selected={opened}
        empty={{ title: t("criticals.empty"), hint: t("criticals.emptyHint") }}
        tools={<StateFilter label={t("criticals.state")} chosen={shown} onChoose={(value) => state.setFilter("state", value)} options={["", "open", "late", "closed", "closed_late", "withdrawn"].map((value) => [value, t(`criticals.states.${value || "all"}`)])} />}
      />
      {one && <CriticalDrawer row={one} mayWrite={mayWrite} onClose={() => setOpened(null)} />}
    </div>
  );
}

function Standing({ row }: { row: CriticalRow }) {
  const { t } = useTranslation("reading");
  if (row.withdrawn_at) return <span className="tag line">{t("criticals.withdrawnBy", { name: row.withdrawn_by_name })}</span>;
  if (row.received_at)
    return (
      <span className="tag green">
        {t("criticals.receivedBy", { name: row.received_by })} <TimeText at={row.received_at} />
      </span>
    );
  return <span className={row.n_steps > 0 ? "tag red" : "tag amber"}>{row.n_steps > 0 ? t("criticals.escalated", { n: row.n_steps }) : t("criticals.waits")}</span>;
}
