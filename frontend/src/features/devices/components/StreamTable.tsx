import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import type { Stream } from "../api/types";

/** Each sender and boot: stored up to where, what is missing, what came twice. */
export function StreamTable() {
  const { t } = useTranslation("devices");
  const state = useTableState();
  const query = useQuery({
    queryKey: ["devices", "streams", state.query],
    queryFn: () => take(api.GET("/api/telemetry/streams", { params: { query: state.query } })),
    refetchInterval: 5_000,
  });
  const columns: Column<Stream>[] = [
    { key: "device", title: t("one.device"), render: (row) => <span className="m">{row.device_code}</span> },
    { key: "boot", title: t("intake.boot"), render: (row) => row.boot },
    { key: "mark", title: t("intake.watermark"), sort: "watermark", align: "right", render: (row) => row.watermark },
    { key: "missing", title: t("intake.missing"), align: "right", render: (row) => (row.missing ? <span className="bad">{row.missing}</span> : "–") },
    { key: "again", title: t("intake.again"), align: "right", render: (row) => row.duplicates || "–" },
    { key: "guarantee", title: t("intake.guarantee"), render: (row) => <Guarantee row={row} /> },
    { key: "last", title: t("intake.last"), sort: "last_at", render: (row) => <TimeText at={row.last_at} shape="seconds" /> },
  ];
  return (
    <DataTable
      name="telemetry-streams"
      label={t("intake.view.streams")}
      columns={columns}
      rowKey={(row) => `${row.device_id}-${row.boot}`}
      state={state}
      page={query.data}
      error={query.error}
      onRetry={() => void query.refetch()}
      empty={{ title: t("intake.noStreams"), hint: t("intake.noStreamsHint") }}
    />
  );
}

/** What the department may promise for this sender: an agent keeps what is not stored yet; without one the broker decides. */
function Guarantee({ row }: { row: Stream }) {
  const { t } = useTranslation("devices");
  if (!row.agent) return <span className="meta">{t("intake.brokerOnly")}</span>;
  return (
    <>
      {t("intake.keeps")} <span className={row.agent_online ? "tag green" : "tag red"}>{t(row.agent_online ? "intake.agentOnline" : "intake.agentOffline")}</span>{" "}
      <span className="meta">
        {row.agent.held > 0 && t("intake.held", { count: row.agent.held })} {row.agent.dropped > 0 && t("intake.dropped", { count: row.agent.dropped })}{" "}
        {row.agent.offset_s !== null && Math.abs(row.agent.offset_s) >= 1 && t("intake.offset", { seconds: row.agent.offset_s.toFixed(1) })}
      </span>
    </>
  );
}
