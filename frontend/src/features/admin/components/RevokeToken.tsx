import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Modal } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "@/shared/api/client";
import { ProblemNote } from "@/shared/ui/states";
import type { Token } from "../api/types";

/** A revoked token cannot be brought back, so the act names it and asks. */
export function RevokeToken({ token, onClose }: { token: Token; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => api.DELETE("/api/tokens/{token_id}", { params: { path: { token_id: token.id } } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["admin", "tokens"] });
      onClose();
    },
  });
  return (
    <Modal open title={t("tokens.revokeOf", { name: token.name })} okText={t("tokens.revokeOf", { name: token.name })} okButtonProps={{ danger: true, loading: revoke.isPending }} cancelText={t("common:back")} onOk={() => revoke.mutate()} onCancel={onClose}>
      <p>{t("tokens.revokeHint")}</p>
      {revoke.isError && <ProblemNote error={revoke.error} />}
    </Modal>
  );
}
