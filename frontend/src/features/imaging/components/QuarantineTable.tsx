import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { writeName } from "@/shared/ui/viewer/PaneTexts";
import type { Quarantined } from "../api/types";
import { writeSize } from "./StudyTags";

/** Other bytes under an identity that is stored already: the stored image stands, a person decides over the rest. */
export function QuarantineTable() {
  const { t } = useTranslation("imaging");
  const state = useTableState();
  const mayMatch = useMay("image.match");
  const { tab: _tab, ...query } = state.query as Record<string, never>;
  const list = useQuery({ queryKey: ["imaging", "quarantine", query], queryFn: () => take(api.GET("/api/dicom/quarantine", { params: { query } })), placeholderData: keepPreviousData });
  const columns: Column<Quarantined>[] = [
    { key: "at", title: t("quarantine.at"), render: (row) => <span className="im-nw"><TimeText at={row.at} shape="full" /></span> },
    { key: "patient", title: t("studies.patient"), render: (row) => `${writeName(row.patient_name)} ${row.patient_id_text}` },
    { key: "from", title: t("callers.calling"), render: (row) => `${row.calling_ae} (${row.address})` },
    { key: "uid", title: t("quarantine.uid"), render: (row) => <span className="meta">{row.sop_uid}</span> },
    { key: "size", title: t("studies.size"), align: "right", render: (row) => writeSize(row.size) },
    {
      key: "state",
      title: t("studies.state"),
      render: (row) =>
        row.closed_at ? (
          <span className="meta">
            {t(row.outcome === "replaced" ? "quarantine.replaced" : "quarantine.discarded", { by: row.closed_by })} {row.note}
          </span>
        ) : mayMatch && row.study_id ? (
          <Link className="btn sm" to={`/images/${row.study_id}?desk=apart`}>
            {t("quarantine.decide")}
          </Link>
        ) : (
          <span className="tag amber">{t("quarantine.open")}</span>
        ),
    },
  ];
  return <DataTable name="quarantine" label={t("dicom.tab.quarantine")} columns={columns} rowKey={(row) => row.id} state={state} page={list.data} error={list.error} onRetry={() => void list.refetch()} empty={{ title: t("quarantine.empty"), hint: t("quarantine.emptyHint") }} />;
}
