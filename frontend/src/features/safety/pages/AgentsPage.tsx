import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { useTableState } from "@/shared/ui/useTableState";
import { AgentDialog } from "../components/AgentDialog";
import { AgentGroups } from "../components/AgentGroups";
import { SafetyTabs } from "../components/SafetyTabs";
import type { Agent } from "../model/agents";
import "../safety.css";

/** The agents the pharmacy buys: strength, group, packs, which one is planned, and where the figures come from. */
export default function AgentsPage() {
  const { t } = useTranslation("safety");
  const lang = useLang();
  const state = useTableState();
  const [open, setOpen] = useState<Agent | "new" | null>(null);
  const query = { ...state.query, with_inactive: true };
  const agents = useQuery({ queryKey: ["safety", "agents", query], queryFn: () => take(api.GET("/api/safety/agents", { params: { query } })), placeholderData: keepPreviousData });
  const columns: Column<Agent>[] = [
    { key: "agent", title: t("lots.agent"), sort: "code", render: (row) => <span className="m">{pick(row.names, lang)}</span> },
    { key: "class", title: t("agents.class"), sort: "agent_class", render: (row) => t(`agents.classOf.${row.agent_class}`) },
    { key: "strength", title: t("agents.strength"), align: "right", render: (row) => <span className="num">{row.concentration ? `${Number(row.concentration)} ${row.concentration_unit}` : "–"}</span> },
    { key: "group", title: t("lots.group"), render: (row) => <AgentGroups agent={row} /> },
    { key: "packs", title: t("agents.gtins"), align: "right", render: (row) => <span className="num">{((row.gtins ?? []) as string[]).length || "–"}</span> },
    { key: "maker", title: t("agents.maker"), optional: true, render: (row) => row.maker || "–" },
    { key: "source", title: t("agents.source"), optional: true, render: (row) => row.source || "–" },
    {
      key: "state",
      title: t("reactions.state"),
      render: (row) => (
        <span className="row">
          {!row.is_active && <span className="tag">{t("agents.off")}</span>}
          {row.is_default && <span className="tag blue">{t("agents.planned")}</span>}
          <span className={`tag ${row.is_verified ? "green" : "amber"}`}>{t(row.is_verified ? "agents.verified" : "agents.unverified")}</span>
        </span>
      ),
    },
  ];
  return (
    <div className="page fill">
      <SafetyTabs />
      <DataTable
        name="safety-agents"
        label={t("agents.title")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={agents.data}
        error={agents.error}
        onRetry={() => void agents.refetch()}
        onOpen={setOpen}
        empty={{ title: t("agents.empty"), hint: t("agents.emptyHint") }}
        tools={
          <button type="button" className="btn sm primary" onClick={() => setOpen("new")}>
            {t("agents.add")}
          </button>
        }
      />
      {open !== null && <AgentDialog agent={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </div>
  );
}
