import { useMutation } from "@tanstack/react-query";
import { App, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/shared/api/client";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import type { User } from "../api/types";

type Identity = User["identities"][number];

/** Who of the hospital's directory enters this account, who waits for a word that it is theirs, and how that ends. */
export function Identities({ user, onChanged }: { user: User; onChanged: () => void }) {
  const { t } = useTranslation("admin");
  if (user.identities.length === 0) return null;
  return (
    <section className="panel" style={{ marginTop: 24 }}>
      <header>{t("users.identities")}</header>
      <div className="body">
        {user.identities.map((identity) => (
          <IdentityRow key={identity.id} user={user} identity={identity} onChanged={onChanged} />
        ))}
        <p className="meta">{t(user.has_password ? "users.passwordHere" : "users.passwordNotHere")}</p>
      </div>
    </section>
  );
}

function IdentityRow({ user, identity, onChanged }: { user: User; identity: Identity; onChanged: () => void }) {
  const { t } = useTranslation("admin");
  const { message } = App.useApp();
  const [isRemoving, setRemoving] = useState(false);
  const path = { params: { path: { user_id: user.id, identity_id: identity.id } } };
  const done = (text: string) => () => {
    setRemoving(false);
    void message.success(text);
    onChanged();
  };
  const confirm = useMutation({
    mutationFn: () => api.POST("/api/users/{user_id}/identities/{identity_id}/confirmation", path),
    onSuccess: done(t("users.identityConfirmed", { name: user.name })),
  });
  const remove = useMutation({
    mutationFn: () => api.DELETE("/api/users/{user_id}/identities/{identity_id}", path),
    onSuccess: done(t("users.identityRemoved", { name: user.name })),
  });
  const act = t("users.removeIdentity", { name: identity.username });
  return (
    <div style={{ marginBottom: 16 }}>
      <dl className="keys-list" style={{ marginBottom: 8 }}>
        <dt className="t3">{t(`users.kind.${identity.kind}`)}</dt>
        <dd>
          {identity.name} <span className="m">{identity.username}</span> {!identity.confirmed_at && <span className="tag amber">{t("users.identityWaits")}</span>}
        </dd>
        {identity.staff_number && (
          <>
            <dt className="t3">{t("users.staffNumber")}</dt>
            <dd className="m">{identity.staff_number}</dd>
          </>
        )}
        <dt className="t3">{t("users.groups")}</dt>
        <dd style={{ overflowWrap: "anywhere" }}>{(identity.groups as string[]).join(" · ") || "—"}</dd>
        <dt className="t3">{t("users.lastLogin")}</dt>
        <dd>
          <TimeText at={identity.last_used_at} shape="full" />
        </dd>
      </dl>
      {!identity.confirmed_at && <p className="meta" style={{ marginBottom: 8 }}>{t("users.identityHint", { name: user.name })}</p>}
      {confirm.isError && <ProblemNote error={confirm.error} />}
      <div className="row" style={{ flexWrap: "wrap" }}>
        {!identity.confirmed_at && (
          <button type="button" className="btn primary" disabled={confirm.isPending} onClick={() => confirm.mutate()}>
            {t("users.confirmIdentity", { name: identity.username })}
          </button>
        )}
        <button type="button" className="btn" onClick={() => setRemoving(true)}>
          {act}
        </button>
      </div>
      {isRemoving && (
        <Modal open title={act} okText={act} cancelText={t("common:back")} okButtonProps={{ danger: true, loading: remove.isPending }} onOk={() => remove.mutate()} onCancel={() => setRemoving(false)} destroyOnHidden>
          <p>{t("users.removeIdentityHint")}</p>
          {remove.isError && <ProblemNote error={remove.error} />}
        </Modal>
      )}
    </div>
  );
}
