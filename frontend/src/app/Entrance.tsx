import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { api, send, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { useLang } from "@/shared/i18n/useLang";
import { ENTRANCE_KEY, goToProvider, visitProvider } from "@/shared/session/provider";
import { SESSION_KEY } from "@/shared/session/session";
import { CodeInput } from "@/shared/ui/CodeInput";
import { ProblemNote } from "@/shared/ui/states";

type Facts = components["schemas"]["Entrance"];
type Proof = Partial<components["schemas"]["OwedProofRequest"]>;

/** The hospital's own sign-in, above the form for accounts of this department. Over an open page a small window goes there, so that the work below stays. */
export function ProviderButton({ facts, keepsPage, onEntered }: { facts: Facts; keepsPage: boolean; onEntered: () => void }) {
  const { t } = useTranslation("shell");
  const lang = useLang();
  const client = useQueryClient();
  const visit = useMutation({
    mutationFn: async () => {
      await visitProvider({ again: false });
      await client.invalidateQueries({ queryKey: ENTRANCE_KEY });
      return (await take(api.GET("/api/session"))).user !== null;
    },
    onSuccess: (isIn) => isIn && onEntered(),
  });
  if (!facts.provider) return null;
  return (
    <>
      {facts.told && <p className="bad" role="alert" style={{ marginBottom: 12 }}>{facts.told.text}</p>}
      <Button type="primary" block loading={visit.isPending} onClick={() => (keepsPage ? visit.mutate() : goToProvider())}>
        {facts.provider[lang] ?? t("entrance.provider")}
      </Button>
      {visit.isError && <p className="bad" role="alert">{t("entrance.popup")}</p>}
      <p className="meta" style={{ margin: "16px 0 12px" }}>{t("entrance.orHere")}</p>
    </>
  );
}

/** Back from there, but not yet in: the code of a second factor, or the password of the account that has this name already. */
export function OwedForm({ owed, onEntered }: { owed: NonNullable<Facts["owed"]>; onEntered: () => void }) {
  const { t } = useTranslation("shell");
  const client = useQueryClient();
  const finish = useMutation({
    mutationFn: (proof: Proof) => take(api.POST("/api/session/entrance", { body: { password: proof.password ?? "", code: proof.code ?? "" } })),
    onSuccess: (session) => {
      client.setQueryData(SESSION_KEY, session);
      onEntered();
    },
  });
  const leave = useMutation({ mutationFn: () => send("DELETE", "/api/session/entrance"), onSuccess: () => client.invalidateQueries({ queryKey: ENTRANCE_KEY }) });
  const isLink = owed.need === "link";
  return (
    <Form<Proof> layout="vertical" name="owed" requiredMark={false} onFinish={(proof) => !finish.isPending && finish.mutate(proof)}>
      <p style={{ marginBottom: 12 }}>{t(isLink ? "entrance.link" : "entrance.code", { name: owed.username })}</p>
      {isLink && (
        <Form.Item name="password" label={t("entrance.linkPassword", { name: owed.username })} rules={[{ required: true, message: t("login.passwordNeeded") }]}>
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
      )}
      {owed.asks_code && (
        <Form.Item name="code" label={t("factor.code")} rules={[{ required: true, whitespace: true, message: t("factor.codeNeeded") }]}>
          <CodeInput autoFocus={!isLink} />
        </Form.Item>
      )}
      {finish.isError && <ProblemNote error={finish.error} />}
      <Button type="primary" htmlType="submit" block loading={finish.isPending}>
        {t("login.enter")}
      </Button>
      <button type="button" className="btn ghost" style={{ marginTop: 12 }} disabled={leave.isPending} onClick={() => leave.mutate()}>
        {t("entrance.otherwise")}
      </button>
    </Form>
  );
}
