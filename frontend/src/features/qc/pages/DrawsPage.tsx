import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api, take } from "@/shared/api/client";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import type { DrawRow } from "../api/quality";
import { QualityTabs } from "../components/QualityTabs";
import "../qc.css";

/** Every draw with what it takes to make it again: period, strata, seed and the hash of the list that was drawn from. */
export default function DrawsPage() {
  const { t } = useTranslation("qc");
  const navigate = useNavigate();
  const state = useTableState();
  const draws = useQuery({
    queryKey: ["qc", "draws", state.query],
    queryFn: () => take(api.GET("/api/qc/draws", { params: { query: state.query } })),
    placeholderData: keepPreviousData,
  });
  const strataOf = (row: DrawRow) => ((row.design.strata as string[] | undefined) ?? []).map((one) => t(`strata.${one}`)).join(" × ");
  const columns: Column<DrawRow>[] = [
    { key: "id", title: t("cases.number"), render: (row) => <span className="num">{row.id}</span>, sort: "id", width: 72 },
    { key: "made", title: t("draws.at"), render: (row) => <TimeText at={row.made_at} shape="full" />, sort: "made_at" },
    { key: "by", title: t("draws.by"), render: (row) => row.made_by_name },
    { key: "what", title: t("draw.kind"), render: (row) => `${t(`kind.${row.kind}`)} · ${t(`queues.${row.method}`)}` },
    {
      key: "period",
      title: t("draw.period"),
      render: (row) => (
        <>
          <TimeText at={row.period_from} shape="date" /> – <TimeText at={row.period_to} shape="date" />
        </>
      ),
    },
    { key: "strata", title: t("draw.strata"), render: (row) => strataOf(row) || "–" },
    { key: "n", title: t("draws.drawn"), render: (row) => <span className="num">{t("draws.ofFrame", { n: row.n_drawn, of: row.frame_size })}</span> },
    { key: "seed", title: t("draws.seed"), render: (row) => <span className="num">{row.seed}</span> },
    { key: "hash", title: t("draws.hash"), render: (row) => <code title={row.frame_hash}>{row.frame_hash.slice(0, 12)}</code> },
  ];
  return (
    <div className="page fill">
      <QualityTabs />
      <DataTable name="qc-draws" label={t("draws.title")} columns={columns} rowKey={(row) => row.id} state={state} page={draws.data} error={draws.error} onRetry={() => void draws.refetch()} onOpen={(row) => void navigate(`/quality/draws/${row.id}`)} empty={{ title: t("draws.empty"), hint: t("queues.emptyHint") }} />
    </div>
  );
}
