import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { ProblemNote } from "@/shared/ui/states";
import type { LegalHold } from "../api/types";

/** From then on retention deletes what is old enough, so the act wants a reason. */
export function LiftHold({ hold, onClose }: { hold: LegalHold; onClose: () => void }) {
  const { t } = useTranslation("admin");
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const lift = useMutation({
    mutationFn: () => take(api.POST("/api/retention/holds/{hold_id}/lift", { params: { path: { hold_id: hold.id } }, body: { reason } })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["admin", "holds"] });
      onClose();
    },
  });
  return (
    <Modal open title={t("retention.liftOf", { patient: hold.patient_id })} okText={t("retention.lift")} okButtonProps={{ danger: true, loading: lift.isPending, disabled: !reason.trim() }} cancelText={t("common:back")} onOk={() => lift.mutate()} onCancel={onClose}>
      <p>{t("retention.liftHint")}</p>
      <Input.TextArea value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} aria-label={t("retention.reason")} placeholder={t("retention.reason")} autoFocus />
      {lift.isError && <ProblemNote error={lift.error} />}
    </Modal>
  );
}
