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
