import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { DAY_MS, isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { useZone } from "@/shared/session/site";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { PeriodFields } from "@/shared/ui/PeriodFields";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useCohorts, useCriteria, useDraw, useDrawCohort, useMakeCohort, usePreview, useProject, useSaveVersion, type Cohort, type Definition, type Project } from "../api/research";
import { Exclusions } from "../components/Exclusions";
import { ExportDialog } from "../components/ExportDialog";
import { FlowDiagram } from "../components/FlowDiagram";
import { StepList } from "../components/StepList";
import { isWhole, sameDefinition } from "../model/steps";
import "../research.css";

/** A cohort: its definition with the flow counted as it is built, its draws, and exams left out by hand. */
export default function CohortPage() {
  const { projectId, cohortId } = useParams();
  const project = useProject(Number(projectId));
  const cohorts = useCohorts(Number(projectId));
  if (project.isPending || cohorts.isPending) return <Loading lines={8} />;
  const fault = project.error ?? cohorts.error;
  if (fault || !project.data || !cohorts.data) return <ErrorState error={fault} onRetry={() => (void project.refetch(), void cohorts.refetch())} wide />;
  const cohort = cohorts.data.find((row) => row.id === Number(cohortId)) ?? null;
  return <Builder key={`${cohortId}:${cohort?.versions.length}`} project={project.data} cohort={cohort} />;
}

function Builder({ project, cohort }: { project: Project; cohort: Cohort | null }) {
  const { t } = useTranslation("research");
  const navigate = useNavigate();
  const zone = useZone();
  const saved = cohort?.versions.at(-1)?.definition as Definition | undefined;
  const [definition, setDefinition] = useState<Definition>(() => saved ?? { first: isoDay(departmentNow() - 90 * DAY_MS, zone), last: isoDay(departmentNow(), zone), basis: "received", steps: [] });
  const [name, setName] = useState("");
  const [saving, setSaving] = useState(false);
  const criteria = useCriteria(project.id);
  const make = useMakeCohort(project.id);
  const save = useSaveVersion(cohort?.id ?? 0);
  const mayWrite = useMay("research.write") && project.is_in_force;
  const steps = definition.steps ?? [];
  const whole = Boolean(definition.first && definition.last) && steps.every((step) => isWhole(step, criteria.data ?? []));
  const preview = usePreview(project.id, cohort?.id ?? null, definition, whole && criteria.isSuccess);
  const isChanged = !saved || !sameDefinition(definition, saved);
  const change = (part: Partial<Definition>) => setDefinition((old) => ({ ...old, ...part }));
  return (
    <div className="page">
      <p>
        <Link to={`/research/${project.id}`}>{project.title}</Link>
      </p>
      <div className="research-desk">
        <section className="panel" aria-label={t("cohort.definition")}>
          <header>
            {cohort ? t("cohort.versionOf", { name: cohort.name, n: cohort.versions.at(-1)?.number }) : t("cohort.make")}
            <span className="sp" />
            {mayWrite && cohort && isChanged && (
              <button type="button" className="btn sm primary" disabled={!whole} onClick={() => setSaving(true)}>
                {t("cohort.save")}
              </button>
            )}
          </header>
          <div className="body research-body">
            {!cohort && (
              <form
                className="row research-row"
                onSubmit={(event) => {
                  event.preventDefault();
                  make.mutate({ name, definition }, { onSuccess: (row) => void navigate(`/research/${project.id}/cohorts/${row.id}`, { replace: true }) });
                }}
              >
                <label className="row">
                  {t("cohort.name")} <input className="input" value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
                </label>
                <button type="submit" className="btn sm primary" disabled={!whole || !name.trim() || !mayWrite || make.isPending}>
                  {t("cohort.make")}
                </button>
              </form>
            )}
            {make.error && <ProblemNote error={make.error} />}
            <div className="row research-row">
              <PeriodFields first={definition.first} last={definition.last} onChange={(edge, day) => change({ [edge]: day })} />
              <label className="row">
                {t("basis.label")}{" "}
                <select className="input" value={definition.basis} onChange={(event) => change({ basis: event.target.value as Definition["basis"] })}>
                  {(["received", "performed"] as const).map((basis) => (
                    <option key={basis} value={basis}>
                      {t(`basis.${basis}`)}
                    </option>
                  ))}
                </select>
              </label>
            </div>
            <StepList steps={steps} criteria={criteria.data ?? []} onChange={(next) => change({ steps: next })} />
            {criteria.error && <ProblemNote error={criteria.error} />}
          </div>
        </section>
        <section className="panel" aria-label={t("flow.now")}>
          <header>{t("flow.now")}</header>
          <div className="body research-body" aria-live="polite">
            {!whole && <p className="meta">{t("flow.unfinished")}</p>}
            {preview.error ? <ProblemNote error={preview.error} /> : preview.data && <FlowDiagram flow={preview.data} isCounting={preview.isFetching || !whole} />}
          </div>
        </section>
      </div>
      {cohort && <Draws cohort={cohort} mayWrite={mayWrite} isChanged={isChanged} />}
      {cohort && <Exclusions cohortId={cohort.id} mayWrite={mayWrite} />}
      {saving && <ConfirmWithReason act={t("cohort.save")} hint={t("cohort.saveHint")} error={save.error} pending={save.isPending} onConfirm={(reason) => save.mutate({ definition, reason }, { onSuccess: () => setSaving(false) })} onCancel={() => setSaving(false)} />}
    </div>
  );
}

function Draws({ cohort, mayWrite, isChanged }: { cohort: Cohort; mayWrite: boolean; isChanged: boolean }) {
  const { t } = useTranslation("research");
  const navigate = useNavigate();
  const drawing = useDrawCohort(cohort.id);
  const [shown, setShown] = useState<number | null>(null);
  const [asking, setAsking] = useState<number | null>(null);
  const draw = useDraw(shown);
  const rows = cohort.versions.flatMap((version) => version.draws.map((one) => ({ ...one, version: version.number }))).toSorted((a, b) => b.id - a.id);
  return (
    <section className="panel" aria-label={t("draw.list")}>
      <header>
        {t("draw.list")}
        <span className="sp" />
        {mayWrite && (
          <button type="button" className="btn sm primary" disabled={isChanged || drawing.isPending} title={isChanged ? t("draw.saveFirst") : undefined} onClick={() => drawing.mutate(undefined, { onSuccess: (row) => setShown(row.id) })}>
            {t("draw.act")}
          </button>
        )}
      </header>
      <div className="body research-body research-scroll">
        {drawing.error && <ProblemNote error={drawing.error} />}
        {rows.length === 0 && <p className="meta">{t("draw.empty")}</p>}
        {rows.length > 0 && (
          <table className="tbl">
            <thead>
              <tr>
                {(["at", "by", "version", "assessed", "left", "patients", "acts"] as const).map((one) => (
                  <th scope="col" key={one}>
                    {t(`draw.${one}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>
                    <TimeText at={row.drawn_at} shape="full" />
                  </td>
                  <td>{row.drawn_by}</td>
                  <td className="num">{row.version}</td>
                  <td className="num">{row.n_assessed}</td>
                  <td className="num">{row.n_left}</td>
                  <td className="num">{row.patients_left}</td>
                  <td>
                    <div className="row research-row">
                      <button type="button" className="btn sm" aria-expanded={shown === row.id} onClick={() => setShown(shown === row.id ? null : row.id)}>
                        {t("draw.flow")}
                      </button>
                      {mayWrite && row.n_left > 0 && (
                        <button type="button" className="btn sm" onClick={() => setAsking(row.id)}>
                          {t("export.ask")}
                        </button>
                      )}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {shown !== null && draw.data && <FlowDiagram flow={draw.data.flow} />}
      </div>
      {asking !== null && <ExportDialog drawId={asking} onClose={() => setAsking(null)} onAsked={() => void navigate(`/research/${cohort.project_id}`)} />}
    </section>
  );
}
