import { useMutation } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "@/shared/api/client";
import { useSession } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import type { User } from "../api/types";

/** Takes off the second factor of somebody whose telephone is gone. One's own is removed in the profile, with a code. */
export function FactorReset({ user, onReset }: { user: User; onReset: () => void }) {
  const { t } = useTranslation("admin");
  const { message } = App.useApp();
  const me = useSession().user?.id;
  const [open, setOpen] = useState(false);
  const reset = useMutation({
    mutationFn: (reason: string) => api.POST("/api/users/{user_id}/second-factor/reset", { params: { path: { user_id: user.id } }, body: { reason } }),
    onSuccess: () => {
      setOpen(false);
      void message.success(t("users.factorWasReset", { name: user.name }));
      onReset();
    },
  });
  if (user.id === me) return null;
  const act = t("users.resetFactor", { name: user.name });
  return (
    <section className="panel" style={{ marginTop: 24 }}>
      <header>{t("users.factor")}</header>
      <div className="body">
        <p className="meta" style={{ marginBottom: 8 }}>{t("users.resetFactorHint")}</p>
        <button type="button" className="btn" onClick={() => setOpen(true)}>
          {act}
        </button>
      </div>
      {open && <ConfirmWithReason act={act} danger error={reset.error} pending={reset.isPending} onConfirm={(reason) => reset.mutate(reason)} onCancel={() => setOpen(false)} />}
    </section>
  );
}
