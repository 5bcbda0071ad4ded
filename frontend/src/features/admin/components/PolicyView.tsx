import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import { useMay, useSession } from "@/shared/session/session";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import type { Policy } from "../api/types";
import { useSiteWords } from "./SiteSelect";

const LOOK: Record<Policy["status"], string> = { active: "tag green", draft: "tag blue", unverified: "tag amber", retired: "tag line" };

export function PolicyStatus({ policy }: { policy: Policy }) {
  const { t } = useTranslation("admin");
  return <span className={LOOK[policy.status]}>{t(`policies.status.${policy.status}`)}</span>;
}

/** One version: its origin, its values, and the way into force by a second person. */
export function PolicyView({ policy, onDraft }: { policy: Policy; onDraft?: () => void }) {
  const { t } = useTranslation("admin");
  const siteWords = useSiteWords();
  const mayActivate = useMay("policy.activate") && (policy.status === "draft" || policy.status === "unverified");
  return (
    <>
      <dl className="keys-list">
        <dt className="t3">{t("policies.code")}</dt>
        <dd>{policy.code}</dd>
        <dt className="t3">{t("users.state")}</dt>
        <dd>
          <PolicyStatus policy={policy} />
        </dd>
        <dt className="t3">{t("users.site")}</dt>
        <dd>{siteWords(policy.site_id)}</dd>
        <dt className="t3">{t("policies.from")}</dt>
        <dd>
          {policy.valid_from}
        </dd>
        <dt className="t3">{t("policies.source")}</dt>
        <dd style={{ overflowWrap: "anywhere" }}>
          {policy.source || <span className="warn">{t("policies.noSource")}</span>} <span className="meta">{policy.source_date}</span>
        </dd>
        <dt className="t3">{t("policies.author")}</dt>
        <dd>{policy.author || "–"}</dd>
        <dt className="t3">{t("policies.activatedBy")}</dt>
        <dd>
          {policy.activated_by || "–"} {policy.activated_at && <TimeText at={policy.activated_at} shape="full" />}
        </dd>
        <dt className="t3">{t("policies.why")}</dt>
        <dd>{policy.change_reason || "–"}</dd>
      </dl>
      <h3 className="cap" style={{ marginTop: 16 }}>{t("policies.values")}</h3>
      <pre className="code">{JSON.stringify(policy.payload, null, 2)}</pre>
      {onDraft && (
        <button type="button" className="btn" style={{ marginTop: 16 }} onClick={onDraft}>
          {t("policies.change", { policy: policy.name })}
        </button>
      )}
      {mayActivate && <Activation policy={policy} />}
    </>
  );
}

function Activation({ policy }: { policy: Policy }) {
  const { t } = useTranslation("admin");
  const { user } = useSession();
  const client = useQueryClient();
  const [form] = Form.useForm<{ source: string }>();
  const activate = useMutation({
    mutationFn: ({ source }: { source: string }) => api.POST("/api/policies/{policy_id}/activate", { params: { path: { policy_id: policy.id } }, body: { source: source.trim() } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["admin", "policies"] }),
    onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
  });
  // A namesake is possible, so the hint only warns; the server compares the persons.
  const isOwn = policy.author === user?.name;
  return (
    <section className="panel" style={{ marginTop: 16 }}>
      <header>{t("policies.activation")}</header>
      <Form className="body" form={form} name="activation" layout="vertical" requiredMark={false} initialValues={{ source: "" }} onFinish={(values) => activate.mutate(values)}>
        <p className="meta" style={{ marginBottom: 8 }}>{t(isOwn ? "policies.ownHint" : "policies.secondHint")}</p>
        <Form.Item name="source" label={t(policy.status === "unverified" ? "policies.sourceRead" : "policies.sourceMore")} rules={policy.status === "unverified" ? [{ required: true, whitespace: true, message: t("needed") }] : []}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={2000} />
        </Form.Item>
        {activate.isError && <ProblemNote error={activate.error} />}
        <Button type="primary" htmlType="submit" loading={activate.isPending}>
          {t("policies.activate", { policy: policy.name, version: policy.version })}
        </Button>
      </Form>
    </section>
  );
}
