import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { ReasonList } from "@/shared/ui/ReasonList";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import type { Commitment } from "../api/types";

const COLOURS = { waiting: "tag amber", reported: "tag green", parked: "tag red" };

/** Who asked whether its objects are safe here, and whether it heard the answer. */
export function CommitmentsTable() {
  const { t } = useTranslation("imaging");
  const state = useTableState();
  const { tab: _tab, ...query } = state.query as Record<string, never>;
  const list = useQuery({ queryKey: ["imaging", "commitments", query], queryFn: () => take(api.GET("/api/dicom/commitments", { params: { query } })), placeholderData: keepPreviousData });
  const columns: Column<Commitment>[] = [
    { key: "at", title: t("commitment.asked"), sort: "asked_at", render: (row) => <TimeText at={row.asked_at} shape="full" /> },
    { key: "from", title: t("callers.calling"), sort: "calling_ae", render: (row) => `${row.calling_ae} (${row.address})` },
    { key: "n", title: t("commitment.objects"), align: "right", render: (row) => row.n_objects },
    { key: "failed", title: t("commitment.failed"), align: "right", render: (row) => (row.n_failed ? <span className="tag red">{row.n_failed}</span> : row.n_failed) },
    {
      key: "state",
      title: t("studies.state"),
      render: (row) => (
        <span>
          <span className={COLOURS[row.status ?? "waiting"]}>{t(`commitment.${row.status ?? "waiting"}`)}</span>
          {row.reason && <ReasonList reasons={[row.reason]} />}
        </span>
      ),
    },
    { key: "uid", title: t("commitment.transaction"), render: (row) => <span className="meta">{row.transaction_uid}</span> },
  ];
  return <DataTable name="commitments" label={t("dicom.tab.commitments")} columns={columns} rowKey={(row) => row.id} state={state} page={list.data} error={list.error} onRetry={() => void list.refetch()} empty={{ title: t("commitment.empty"), hint: t("commitment.emptyHint") }} />;
}
