import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { useAllMerges, type Merge } from "../api/merges";
import { Evidence } from "../components/Evidence";

/** Every merge of the department, newest first, for whoever reviews them; a row opens the record that stayed, where it is taken back. */
export default function MergesPage() {
  const { t } = useTranslation("patients");
  const navigate = useNavigate();
  const state = useTableState();
  const query = useAllMerges(state.query);
  const columns: Column<Merge>[] = [
    { key: "made", title: t("merge.made"), sort: "made_at", render: (row) => <TimeText at={row.made_at} shape="full" /> },
    { key: "merged", title: t("merge.merged"), render: (row) => <span className={row.undone_at ? "gone" : "m"}>{`${row.merged.name} ${row.merged.mrn}`}</span> },
    { key: "survivor", title: t("merge.survivor"), render: (row) => <span className="m">{`${row.survivor.name} ${row.survivor.mrn}`}</span> },
    { key: "evidence", title: t("merge.evidence"), render: (row) => <Evidence evidence={row.evidence} /> },
    { key: "by", title: t("merge.by"), render: (row) => `${row.made_by} · ${t(`merge.source.${row.source}`, { defaultValue: row.source })}` },
    { key: "reason", title: t("merge.reason"), render: (row) => <span className="meta">{row.reason}</span> },
    { key: "undone", title: t("merge.back"), render: (row) => (row.undone_at ? <span className="tag amber">{t("merge.undone", { by: row.undone_by })}</span> : "–") },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="merges"
        label={t("merge.all")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(row) => void navigate(`/patients/${row.survivor.id}`)}
        empty={{ title: t("merge.none"), hint: t("merge.noneHint") }}
      />
    </div>
  );
}
