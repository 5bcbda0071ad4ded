import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import type { Contact, Refusal } from "../api/types";

/** Who called, a day and address a row. */
export function ContactsTable() {
  const { t } = useTranslation("imaging");
  const state = useTableState();
  const { tab: _tab, ...query } = state.query as Record<string, never>;
  const list = useQuery({ queryKey: ["imaging", "contacts", query], queryFn: () => take(api.GET("/api/dicom/contacts", { params: { query } })), placeholderData: keepPreviousData, refetchInterval: 5000 });
  const columns: Column<Contact>[] = [
    { key: "ae", title: t("callers.calling"), sort: "calling_ae", render: (row) => <span className="m">{row.calling_ae}</span> },
    { key: "address", title: t("callers.address"), render: (row) => row.address },
    { key: "services", title: t("callers.services"), render: (row) => (row.services ?? "").split(", ").filter(Boolean).map((one) => t(`service.${one}`, { defaultValue: one })).join(" · ") },
    { key: "n", title: t("callers.associations"), align: "right", sort: "n_associations", render: (row) => row.n_associations },
    { key: "first", title: t("callers.first"), render: (row) => <span className="im-nw"><TimeText at={row.first_at} shape="full" /></span> },
    { key: "last", title: t("callers.last"), sort: "last_at", render: (row) => <span className="im-nw"><TimeText at={row.last_at} shape="full" /></span> },
  ];
  return <DataTable name="dicom-contacts" label={t("dicom.tab.contacts")} columns={columns} rowKey={(row) => row.id} state={state} page={list.data} error={list.error} onRetry={() => void list.refetch()} empty={{ title: t("callers.nobody") }} />;
}

/** What was turned away: one row a day and cause, however often it came. */
export function RefusalsTable() {
  const { t } = useTranslation("imaging");
  const state = useTableState();
  const { tab: _tab, ...query } = state.query as Record<string, never>;
  const list = useQuery({ queryKey: ["imaging", "refusals", query], queryFn: () => take(api.GET("/api/dicom/refusals", { params: { query } })), placeholderData: keepPreviousData, refetchInterval: 5000 });
  const columns: Column<Refusal>[] = [
    { key: "kind", title: t("callers.kind"), sort: "kind", render: (row) => <span className="m">{t(`refusal.${row.kind}`, { defaultValue: row.kind })}</span> },
    { key: "ae", title: t("callers.calling"), render: (row) => row.calling_ae || "–" },
    { key: "called", title: t("callers.called"), render: (row) => row.called_ae || "–" },
    { key: "address", title: t("callers.address"), render: (row) => row.address },
    { key: "n", title: t("callers.count"), align: "right", sort: "count", render: (row) => row.count },
    { key: "detail", title: t("callers.detail"), render: (row) => <span className="meta">{row.detail}</span> },
    { key: "last", title: t("callers.last"), sort: "last_at", render: (row) => <span className="im-nw"><TimeText at={row.last_at} shape="full" /></span> },
  ];
  return <DataTable name="dicom-refusals" label={t("dicom.tab.refusals")} columns={columns} rowKey={(row) => row.id} state={state} page={list.data} error={list.error} onRetry={() => void list.refetch()} empty={{ title: t("callers.noRefusals") }} />;
}
