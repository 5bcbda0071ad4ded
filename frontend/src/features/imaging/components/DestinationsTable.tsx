import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { ReasonList } from "@/shared/ui/ReasonList";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import type { Destination } from "../api/types";
import { ForwardDrawer } from "./ForwardDrawer";

/** Where stored images are sent on to: what waits, for how long, and what a person must look at. */
export function DestinationsTable() {
  const { t } = useTranslation("imaging");
  const client = useQueryClient();
  const state = useTableState();
  const mayWrite = useMay("dicom.write");
  const [open, setOpen] = useState<Destination | null>(null);
  const { tab: _tab, ...query } = state.query as Record<string, never>;
  const list = useQuery({
    queryKey: ["imaging", "destinations", query],
    queryFn: () => take(api.GET("/api/dicom/destinations", { params: { query } })),
    refetchInterval: 5000,
  });
  const retry = useMutation({
    mutationFn: (row: Destination) => take(api.POST("/api/dicom/destinations/{peer_id}/retry", { params: { path: { peer_id: row.id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ["imaging"] }),
  });
  const columns: Column<Destination>[] = [
    { key: "ae", title: t("peers.ae"), sort: "ae_title", render: (row) => <span className="m">{row.ae_title}</span> },
    { key: "name", title: t("peers.name"), render: (row) => row.name },
    { key: "host", title: t("peers.host"), render: (row) => `${row.host}:${row.port}` },
    { key: "waiting", title: t("forward.waiting"), sort: "n_waiting", align: "right", render: (row) => row.n_waiting },
    { key: "oldest", title: t("forward.oldest"), render: (row) => row.oldest_at && <TimeText at={row.oldest_at} shape="full" /> },
    { key: "parked", title: t("forward.parked"), sort: "n_parked", align: "right", render: (row) => (row.n_parked ? <span className="tag red">{row.n_parked}</span> : row.n_parked) },
    { key: "last", title: t("forward.last"), render: (row) => row.last_sent_at && <TimeText at={row.last_sent_at} shape="full" /> },
    { key: "state", title: t("studies.state"), render: (row) => <LaneState row={row} /> },
    {
      key: "act",
      title: t("forward.act"),
      render: (row) =>
        mayWrite &&
        (row.n_parked > 0 || row.next_try_at) && (
          <button
            type="button"
            className="btn sm"
            disabled={retry.isPending}
            onClick={(event) => {
              event.stopPropagation();
              retry.mutate(row);
            }}
          >
            {t("forward.retry")}
          </button>
        ),
    },
  ];
  return (
    <>
      <p className="meta">{t("forward.hint")}</p>
      {retry.isError && <ProblemNote error={retry.error} />}
      <DataTable
        name="destinations"
        label={t("dicom.tab.destinations")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={list.data}
        error={list.error}
        onRetry={() => void list.refetch()}
        onOpen={setOpen}
        empty={{ title: t("forward.empty"), hint: t("forward.emptyHint") }}
      />
      {open && <ForwardDrawer destination={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function LaneState({ row }: { row: Destination }) {
  const { t } = useTranslation("imaging");
  if (!row.is_enabled) return <span className="tag line">{t("peers.off")}</span>;
  if (!row.failures) return <span className="tag green">{t("forward.reached")}</span>;
  return (
    <span>
      <span className="tag amber">{t("forward.away", { n: row.failures })}</span>
      {row.reason && <ReasonList reasons={[row.reason]} />}
    </span>
  );
}
