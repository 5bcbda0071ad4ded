import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { useLearnedScores, type LearnedScore } from "../api/scores";
import { LearnDialog } from "../components/LearnDialog";

/** Learned scores of MR quality, each with its AUC at sites it had not seen. */
export default function ScoresPage() {
  const { t } = useTranslation("score");
  const navigate = useNavigate();
  const state = useTableState();
  const [learning, setLearning] = useState(false);
  const rows = useLearnedScores(state.query);
  const open = (id: number) => void navigate(`/mr-scores/${id}`);
  const columns: Column<LearnedScore>[] = [
    { key: "name", title: t("field.name"), sort: "name", render: (row) => <span className="m">{row.name}</span> },
    { key: "n", title: t("field.cases"), align: "right", sort: "n_cases", render: (row) => <span className="num">{row.n_cases}</span> },
    { key: "auc", title: t("field.auc"), align: "right", sort: "auc", render: (row) => <span className="num m">{row.auc.toFixed(3)}</span> },
    { key: "by", title: t("field.by"), render: (row) => row.made_by_name },
    { key: "at", title: t("field.at"), sort: "id", render: (row) => <TimeText at={row.made_at} shape="full" /> },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="mr-scores"
        label={t("title")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={rows.data}
        error={rows.error}
        onRetry={() => void rows.refetch()}
        onOpen={(row) => open(row.id)}
        empty={{ title: t("empty"), hint: t("emptyHint") }}
        tools={
          <button type="button" className="btn sm primary" onClick={() => setLearning(true)}>
            {t("learn")}
          </button>
        }
      />
      {learning && <LearnDialog onClose={() => setLearning(false)} onMade={open} />}
    </div>
  );
}
