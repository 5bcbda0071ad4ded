import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import type { Reaction } from "@/shared/safety/sheet";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { ReactionStateTag } from "../components/ReactionStateTag";
import { SafetyTabs } from "../components/SafetyTabs";
import "../safety.css";

/** Every adverse reaction; the ones that wait for a physician first. */
export default function ReactionsPage() {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const navigate = useNavigate();
  const state = useTableState();
  const query = useQuery({
    queryKey: ["safety", "reactions", state.query, lang],
    queryFn: () => take(api.GET("/api/safety/reactions", { params: { query: state.query } })),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  const columns: Column<Reaction>[] = [
    { key: "at", title: t("reactions.at"), sort: "started_at", render: (row) => <TimeText at={row.started_at} shape="full" /> },
    { key: "patient", title: t("reactions.patient"), render: (row) => <span className="m">{row.patient_name}</span> },
    { key: "exam", title: t("reactions.exam"), render: (row) => pick(row.exam_names, lang) },
    { key: "agent", title: t("reactions.agent"), render: (row) => (row.injection ? `${pick(row.injection.agent.names, lang)} · ${row.injection.lot}` : t("given.none")) },
    { key: "symptoms", title: t("reactions.symptoms"), render: (row) => row.symptoms.map((one) => one.text).join(lang === "en" ? ", " : "、") },
    { key: "grade", title: t("reactions.grade"), sort: "chosen_grade", render: (row) => <span className={(row.confirmed_grade || row.chosen_grade) === "severe" ? "bad m" : ""}>{`${t(`grade.${row.confirmed_grade || row.chosen_grade}`)} · ${t(`kind.${row.confirmed_kind || row.chosen_kind}`)}`}</span> },
    { key: "state", title: t("reactions.state"), sort: "state", render: (row) => <ReactionStateTag reaction={row} /> },
    { key: "by", title: t("reactions.by"), optional: true, render: (row) => row.recorded_by },
  ];
  return (
    <div className="page fill">
      <SafetyTabs />
      <DataTable
        name="safety-reactions"
        label={t("reactions.title")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(row) => void navigate(`/safety/reactions/${row.id}`)}
        empty={{ title: t("reactions.empty"), hint: t("reactions.emptyHint") }}
        tools={
          <Segmented aria-label={t("reactions.state")} value={state.filters.state ?? ""} onChange={(value) => state.setFilter("state", value)} options={["", "open", "confirmed", "closed", "undone"].map((value) => ({ value, label: t(`state.${value || "all"}`) }))} />
        }
      />
    </div>
  );
}
