import { Modal, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useChangeProject, useCloseProject, useCohorts, useProject, type Project } from "../api/research";
import { Exports } from "../components/Exports";
import { Identify } from "../components/Identify";
import "../research.css";

/** One project: what the committee allows, its cohorts and draws, and what of them has left. */
export default function ProjectPage() {
  const { t } = useTranslation("research");
  const projectId = Number(useParams().projectId);
  const found = useProject(projectId);
  const close = useCloseProject(projectId);
  const mayWrite = useMay("research.write");
  const mayIdentify = useMay("research.identify");
  const [dialog, setDialog] = useState<"close" | "change" | null>(null);
  if (found.isPending) return <Loading lines={6} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} wide />;
  const project = found.data;
  return (
    <div className="page">
      <section className="panel" aria-label={project.title}>
        <header>
          <b>{project.title}</b>
          <span className={project.is_in_force ? "tag green" : "tag"}>{t(project.closed_at ? "closed" : project.is_in_force ? "inForce" : "over")}</span>
          <span className="sp" />
          {mayWrite && !project.closed_at && (
            <>
              <button type="button" className="btn sm" onClick={() => setDialog("change")}>
                {t("change")}
              </button>
              <button type="button" className="btn sm" onClick={() => setDialog("close")}>
                {t("close")}
              </button>
            </>
          )}
        </header>
        <div className="body research-body">
          <p>{project.purpose}</p>
          <dl className="research-facts">
            {(["committee", "approval_number", "approved_until", "responsible", "made_by"] as const).map((name) => (
              <div key={name}>
                <dt>{t(`field.${name}`)}</dt>
                <dd>{project[name]}</dd>
              </div>
            ))}
          </dl>
          {project.closed_at && <p className="meta">{t("closedBy", { by: project.closed_by, reason: project.close_reason })}</p>}
        </div>
      </section>
      <Cohorts project={project} mayWrite={mayWrite && project.is_in_force} />
      <Exports project={project} />
      {mayIdentify && <Identify projectId={project.id} />}
      {dialog === "close" && <ConfirmWithReason act={t("close")} hint={t("closeHint")} error={close.error} pending={close.isPending} onConfirm={(reason) => close.mutate(reason, { onSuccess: () => setDialog(null) })} onCancel={() => setDialog(null)} />}
      {dialog === "change" && <Change project={project} onClose={() => setDialog(null)} />}
    </div>
  );
}

function Cohorts({ project, mayWrite }: { project: Project; mayWrite: boolean }) {
  const { t } = useTranslation("research");
  const rows = useCohorts(project.id);
  return (
    <section className="panel" aria-label={t("cohort.list")}>
      <header>
        {t("cohort.list")}
        <span className="sp" />
        {mayWrite && (
          <Link className="btn sm primary" to={`/research/${project.id}/cohorts/new`}>
            {t("cohort.make")}
          </Link>
        )}
      </header>
      <div className="body research-scroll">
        {rows.isError && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
        {rows.data?.length === 0 && <p className="meta">{t("cohort.empty")}</p>}
        {rows.data && rows.data.length > 0 && (
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">{t("cohort.name")}</th>
                <th scope="col" className="r">
                  {t("cohort.version")}
                </th>
                <th scope="col">{t("draw.last")}</th>
                <th scope="col" className="r">
                  {t("draw.assessed")}
                </th>
                <th scope="col" className="r">
                  {t("draw.left")}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.data.map((row) => {
                const draw = row.versions.flatMap((version) => version.draws).reduce((last, one) => (one.id > (last?.id ?? 0) ? one : last), row.versions[0]?.draws[0]);
                return (
                  <tr key={row.id}>
                    <td>
                      <Link to={`/research/${project.id}/cohorts/${row.id}`}>{row.name}</Link>
                    </td>
                    <td className="r num">{row.versions.at(-1)?.number}</td>
                    <td>{draw ? <TimeText at={draw.drawn_at} shape="full" /> : t("draw.none")}</td>
                    <td className="r num">{draw?.n_assessed}</td>
                    <td className="r num">{draw?.n_left}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}

function Change({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useTranslation("research");
  const [form] = Form.useForm();
  const change = useChangeProject(project.id);
  const names = ["committee", "approval_number", "responsible"] as const;
  return (
    <Modal open title={t("change")} okText={t("save")} cancelText={t("common:back")} okButtonProps={{ loading: change.isPending }} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <Form form={form} name="project-change" layout="vertical" requiredMark={false} initialValues={project} onFinish={(values) => change.mutate({ ...values, version: project.version }, { onSuccess: onClose })}>
        {names.map((name) => (
          <Form.Item key={name} name={name} label={t(`field.${name}`)} rules={[{ required: true, whitespace: true, message: t("needed") }]}>
            <Input maxLength={name === "approval_number" ? 80 : 128} />
          </Form.Item>
        ))}
        <Form.Item name="approved_until" label={t("field.approved_until")} rules={[{ required: true, message: t("needed") }]}>
          <Input type="date" />
        </Form.Item>
      </Form>
      {change.error && <ProblemNote error={change.error} />}
    </Modal>
  );
}
