import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { ProblemError, spreadOnForm } from "@/shared/api/problem";
import type { components } from "@/shared/api/schema";
import { ProviderProof } from "@/shared/session/ProviderProof";
import { useSession } from "@/shared/session/session";
import { CodeInput } from "@/shared/ui/CodeInput";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";

type Proof = components["schemas"]["ProofRequest"];
const KEY = ["session", "second-factor"] as const;
const BASE = "/api/session/second-factor";

/** The person's own second factor: whether there is one, how to set it up, new recovery codes, how to take it off. */
export function SecondFactorPanel() {
  const { t } = useTranslation("shell");
  const client = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: () => take(api.GET(BASE)) });
  const [asked, setAsked] = useState<"codes" | "removal" | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  // Recovery codes stay on the screen until they are kept, though the facts may be read anew meanwhile.
  const [isSettingUp, setSettingUp] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: KEY });
  const act = useMutation({
    mutationFn: async (proof: Proof) => (asked === "codes" ? (await take(api.POST(`${BASE}/codes`, { body: proof }))).codes : (await api.POST(`${BASE}/removal`, { body: proof }), null)),
    onSuccess: async (fresh) => {
      setCodes(fresh);
      setAsked(null);
      await refresh();
    },
  });
  const ask = (what: "codes" | "removal") => {
    act.reset();
    setAsked(what);
  };
  const facts = query.data;
  return (
    <section className="panel">
      <header>{t("factor.title")}</header>
      <div className="body">
        {query.isPending && <Loading lines={2} />}
        {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
        {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />}
        {facts && !codes && (isSettingUp || !facts.is_set) && (
          <>
            <p className="meta" style={{ marginBottom: 12 }}>{t("factor.off")}</p>
            {facts.demanded_from && <p style={{ marginBottom: 12 }}>{t("factor.demanded", { day: facts.demanded_from })}</p>}
            <FactorSetup onBegin={() => setSettingUp(true)} onDone={() => void refresh().then(() => setSettingUp(false))} />
          </>
        )}
        {facts?.is_set && !codes && !isSettingUp && (
          <>
            <dl className="keys-list" style={{ marginBottom: 12 }}>
              <dt className="t3">{t("factor.since")}</dt>
              <dd>
                <TimeText at={facts.since} shape="full" />
              </dd>
              <dt className="t3">{t("factor.left")}</dt>
              <dd className={facts.codes_left < 3 ? "warn num" : "num"}>{facts.codes_left}</dd>
            </dl>
            <div className="row" style={{ flexWrap: "wrap" }}>
              <button type="button" className="btn" onClick={() => ask("codes")}>
                {t("factor.renew")}
              </button>
              <button type="button" className="btn" onClick={() => ask("removal")}>
                {t("factor.remove")}
              </button>
            </div>
          </>
        )}
        {asked && (
          <ProofDialog act={t(asked === "codes" ? "factor.renew" : "factor.remove")} danger={asked === "removal"} error={act.error} pending={act.isPending} onConfirm={(proof) => act.mutate(proof)} onCancel={() => setAsked(null)} />
        )}
      </div>
    </section>
  );
}

/** A new key as QR code and text, the first code, then the recovery codes, once. */
export function FactorSetup({ onBegin, onDone }: { onBegin?: () => void; onDone: () => void }) {
  const { t } = useTranslation("shell");
  const [form] = Form.useForm<Proof>();
  const start = useMutation({ mutationFn: () => take(api.POST(BASE)), onSuccess: onBegin });
  const confirm = useMutation({
    mutationFn: (proof: Proof) => take(api.POST(`${BASE}/confirmation`, { body: proof })),
    onError: (error) => error instanceof ProblemError && spreadOnForm(error, form),
  });
  if (confirm.data) return <RecoveryCodes codes={confirm.data.codes} onKept={onDone} />;
  if (!start.data)
    return (
      <>
        {start.isError && <ProblemNote error={start.error} />}
        <Button type="primary" loading={start.isPending} onClick={() => start.mutate()}>
          {t("factor.begin")}
        </Button>
      </>
    );
  return (
    <Form form={form} layout="vertical" name="factor" requiredMark={false} style={{ maxWidth: 360 }} onFinish={(proof) => confirm.mutate(proof)}>
      <p style={{ marginBottom: 12 }}>{t("factor.scan")}</p>
      <img className="factor-qr" src={`data:image/svg+xml;utf8,${encodeURIComponent(start.data.qr)}`} alt={t("factor.qr")} />
      <p style={{ margin: "12px 0" }}>
        <span className="t3">{t("factor.key")}</span> <span className="m factor-key">{start.data.key.match(/.{1,4}/g)?.join(" ")}</span> <CopyButton text={start.data.key} />
      </p>
      <ProofFields isAppOnly />
      {confirm.isError && <ProblemNote error={confirm.error} fieldsShown />}
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        {t("factor.confirm")}
      </Button>
    </Form>
  );
}

function ProofFields({ isAppOnly = false }: { isAppOnly?: boolean }) {
  const { t } = useTranslation("shell");
  const isProvider = useSession().user?.proof === "provider";
  return (
    <>
      <Form.Item name="code" label={t("factor.code")} rules={[{ required: true, whitespace: true, message: t("factor.codeNeeded") }]}>
        <CodeInput autoFocus isAppOnly={isAppOnly} />
      </Form.Item>
      {isProvider ? (
        <ProviderProof />
      ) : (
        <Form.Item name="password" label={t("profile.current")} rules={[{ required: true, message: t("login.passwordNeeded") }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
      )}
    </>
  );
}

interface ProofProps {
  act: string;
  danger: boolean;
  error: unknown;
  pending: boolean;
  onConfirm: (proof: Proof) => void;
  onCancel: () => void;
}

function ProofDialog({ act, danger, error, pending, onConfirm, onCancel }: ProofProps) {
  const { t } = useTranslation("shell");
  const [form] = Form.useForm<Proof>();
  return (
    <Modal open title={act} okText={act} cancelText={t("common:back")} okButtonProps={{ danger, loading: pending }} onOk={() => form.submit()} onCancel={onCancel} destroyOnHidden>
      <Form form={form} layout="vertical" name="proof" requiredMark={false} onFinish={(proof) => !pending && onConfirm(proof)}>
        <ProofFields />
        <button type="submit" className="visually-hidden" tabIndex={-1} aria-hidden>
          {act}
        </button>
      </Form>
      {error !== null && <ProblemNote error={error} />}
    </Modal>
  );
}

function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const { t } = useTranslation("shell");
  return (
    <div className="print-alone">
      <h2 style={{ fontSize: "inherit" }}>{t("factor.codes")}</h2>
      <p className="meta" style={{ margin: "8px 0 12px" }}>{t("factor.codesHint")}</p>
      <ul className="recovery-codes m">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="row no-print" style={{ flexWrap: "wrap", marginTop: 12 }}>
        <CopyButton text={codes.join("\n")} />
        <button type="button" className="btn" onClick={() => window.print()}>
          {t("factor.print")}
        </button>
        <button type="button" className="btn primary" onClick={onKept}>
          {t("factor.kept")}
        </button>
      </div>
    </div>
  );
}

/** Browsers lend the clipboard over HTTPS and on the machine itself only; elsewhere there is no button. */
function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation("shell");
  const { message } = App.useApp();
  if (!navigator.clipboard) return null;
  return (
    <button type="button" className="btn sm" onClick={() => void navigator.clipboard.writeText(text).then(() => message.success(t("factor.copied")))}>
      {t("factor.copy")}
    </button>
  );
}
