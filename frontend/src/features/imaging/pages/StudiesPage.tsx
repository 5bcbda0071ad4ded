import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { api, take } from "@/shared/api/client";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { SearchField } from "@/shared/ui/SearchField";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { writeDay, writeName } from "@/shared/ui/viewer/PaneTexts";
import { waitsForSomebody } from "@/shared/ui/viewer/types";
import type { Study } from "../api/types";
import { ReconcileDrawer } from "../components/reconcile/ReconcileDrawer";
import { StudyTags, writeSize } from "../components/StudyTags";
import "../imaging.css";

const FILTERS = ["", "matched", "unmatched", "technical"] as const;

/** Every study that came in; the unmatched ones are the reconciliation desk. */
export default function StudiesPage() {
  const { t } = useTranslation("imaging");
  const navigate = useNavigate();
  const state = useTableState();
  const mayMatch = useMay("image.match");
  const mayExams = useMay("exam.read");
  const [matching, setMatching] = useState<Study | null>(null);
  const query = useQuery({
    queryKey: ["imaging", "studies", state.query],
    queryFn: () => take(api.GET("/api/studies", { params: { query: state.query } })),
    placeholderData: keepPreviousData,
    refetchInterval: 5000,
  });
  const { setFilter } = state;
  const isRejected = state.filters.is_rejected === "true";
  const waiting = query.data?.results.find(waitsForSomebody);
  useHotkey("M", () => waiting && setMatching(waiting), { label: t("reconcile:openKey"), when: mayMatch && matching === null });
  const search = useCallback((text: string) => setFilter("q", text), [setFilter]);
  const columns: Column<Study>[] = [
    { key: "first", title: t("studies.received"), sort: "first_at", render: (study) => <span className="im-nw"><TimeText at={study.first_at} shape="full" /></span> },
    { key: "patient", title: t("studies.patient"), render: (study) => <span className="m im-nw">{writeName(study.patient_name) || "–"}</span> },
    { key: "id", title: t("studies.patientId"), sort: "patient_id_text", render: (study) => study.patient_id_text },
    {
      key: "accession",
      title: t("studies.accession"),
      sort: "accession",
      render: (study) =>
        study.exams[0] && mayExams ? <Link to={`/exams/${study.exams[0].exam_id}`}>{study.exams[0].accession}</Link> : study.accession,
    },
    { key: "modality", title: t("studies.modality"), sort: "modality", render: (study) => study.modality },
    { key: "description", title: t("studies.description"), render: (study) => study.description },
    { key: "day", title: t("studies.day"), optional: true, render: (study) => writeDay(study.study_date) },
    { key: "device", title: t("studies.device"), render: (study) => <span className="im-nw">{study.device_code || study.calling_ae}</span> },
    { key: "series", title: t("studies.series"), align: "right", render: (study) => study.n_series },
    { key: "images", title: t("studies.images"), align: "right", sort: "n_instances", render: (study) => study.n_instances },
    { key: "size", title: t("studies.size"), align: "right", optional: true, render: (study) => writeSize(study.size_bytes) },
    { key: "state", title: t("studies.state"), render: (study) => <StudyTags study={study} /> },
    {
      key: "why",
      title: t("studies.why"),
      render: (study) =>
        (study.match !== "matched" || isRejected) && (
          <span className="row">
            <span className="t2">{study.match_reason?.text}</span>
            {mayMatch && (
              <button type="button" className="btn sm" onClick={() => setMatching(study)}>
                {t("reconcile.open")}
              </button>
            )}
          </span>
        ),
    },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="studies"
        label={t("studies.title")}
        columns={columns}
        rowKey={(study) => study.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(study) => void navigate(`/images/${study.id}`)}
        empty={{ title: t("studies.empty"), hint: t("studies.emptyHint") }}
        tools={
          <>
            <SearchField label={t("studies.search")} value={state.filters.q} onChange={search} width={280} />
            <button type="button" className={isRejected ? "btn sm on" : "btn sm"} aria-pressed={isRejected} onClick={() => setFilter("is_rejected", isRejected ? "" : "true")}>
              {t("studies.rejected")}
            </button>
            <span className="seg" role="group" aria-label={t("studies.filter")}>
              {FILTERS.map((one) => (
                <button type="button" key={one} className={(state.filters.match ?? "") === one ? "on" : ""} aria-pressed={(state.filters.match ?? "") === one} onClick={() => setFilter("match", one)}>
                  {t(one ? `match.${one}` : "match.all")}
                </button>
              ))}
            </span>
          </>
        }
      />
      {matching && <ReconcileDrawer study={matching} first={isRejected ? "acts" : "match"} onClose={() => setMatching(null)} />}
    </div>
  );
}
