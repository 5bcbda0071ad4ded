import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { useTableState } from "@/shared/ui/useTableState";
import type { Project } from "../api/research";
import { ProjectDialog } from "../components/ProjectDialog";

/** Every research project, with its approval and whether it is in force. */
export default function ProjectsPage() {
  const { t } = useTranslation("research");
  const navigate = useNavigate();
  const state = useTableState();
  const [making, setMaking] = useState(false);
  const mayWrite = useMay("research.write");
  const rows = useQuery({ queryKey: ["research", "projects", state.query], queryFn: () => take(api.GET("/api/research/projects", { params: { query: state.query } })), placeholderData: keepPreviousData });
  const open = (id: number) => void navigate(`/research/${id}`);
  const columns: Column<Project>[] = [
    { key: "title", title: t("field.title"), sort: "title", render: (row) => <span className="m">{row.title}</span> },
    { key: "approval", title: t("field.approval_number"), render: (row) => row.approval_number },
    { key: "until", title: t("field.approved_until"), sort: "approved_until", render: (row) => <span className="num">{row.approved_until}</span> },
    { key: "force", title: t("field.state"), render: (row) => <ForceTag project={row} /> },
    { key: "responsible", title: t("field.responsible"), render: (row) => row.responsible },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="research-projects"
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
          <>
            {mayWrite && (
              <button type="button" className="btn sm primary" onClick={() => setMaking(true)}>
                {t("make")}
              </button>
            )}
            <Link className="btn sm" to="/research/objections">
              {t("objection.title")}
            </Link>
          </>
        }
      />
      {making && <ProjectDialog onClose={() => setMaking(false)} onMade={open} />}
    </div>
  );
}

function ForceTag({ project }: { project: Project }) {
  const { t } = useTranslation("research");
  return <span className={project.is_in_force ? "tag green" : "tag"}>{t(project.closed_at ? "closed" : project.is_in_force ? "inForce" : "over")}</span>;
}
