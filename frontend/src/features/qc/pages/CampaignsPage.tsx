import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { useTableState } from "@/shared/ui/useTableState";
import type { Campaign } from "../api/campaigns";
import { CampaignDialog } from "../components/CampaignDialog";
import { QualityTabs } from "../components/QualityTabs";
import "../qc.css";

/** Centralised quality control: every campaign with its question, its panel's deadline and its state. */
export default function CampaignsPage() {
  const { t } = useTranslation("qc");
  const navigate = useNavigate();
  const state = useTableState();
  const [making, setMaking] = useState(false);
  const mayDraw = useMay("qc.draw");
  const campaigns = useQuery({
    queryKey: ["qc", "campaigns", state.query],
    queryFn: () => take(api.GET("/api/qc/campaigns", { params: { query: state.query } })),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Campaign>[] = [
    { key: "id", title: t("cases.number"), render: (row) => <span className="num">{row.id}</span>, sort: "id", width: 72 },
    { key: "title", title: t("campaign.title"), render: (row) => row.title },
    { key: "kind", title: t("draw.kind"), render: (row) => [t(`kind.${row.kind}`), row.modality].filter(Boolean).join(" · ") },
    { key: "readers", title: t("draw.readers"), render: (row) => <span className="num">{row.readers}</span> },
    { key: "deadline", title: t("campaign.deadline"), render: (row) => <span className="num">{row.deadline}</span>, sort: "deadline" },
    { key: "state", title: t("cases.state"), render: (row) => t(`campaign.state.${row.state}`), sort: "state" },
    { key: "by", title: t("draws.by"), render: (row) => row.made_by_name },
  ];
  return (
    <div className="page fill">
      <QualityTabs />
      <DataTable
        name="qc-campaigns"
        label={t("campaign.list")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={campaigns.data}
        error={campaigns.error}
        onRetry={() => void campaigns.refetch()}
        onOpen={(row) => void navigate(`/quality/campaigns/${row.id}`)}
        empty={{ title: t("campaign.empty"), hint: t("campaign.emptyHint") }}
        tools={
          mayDraw && (
            <button type="button" className="btn sm primary" onClick={() => setMaking(true)}>
              {t("campaign.make")}
            </button>
          )
        }
      />
      {making && <CampaignDialog onClose={() => setMaking(false)} onMade={(id) => void navigate(`/quality/campaigns/${id}`)} />}
    </div>
  );
}
