import { useTranslation } from "react-i18next";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";

/** A refused act that its person may do all the same: who, when, what speaks against it. */
export interface Override {
  name: string;
  time: string;
  error: unknown;
  run: (reason: string) => void;
}

/** Sets a clinical separation aside: the refusal in words, a reason, and the act again. */
export function OverrideDialog({ override, pending, onCancel }: { override: Override; pending: boolean; onCancel: () => void }) {
  const { t } = useTranslation("scheduling");
  return (
    <ConfirmWithReason
      act={t("override.act", { name: override.name, time: override.time })}
      hint={t("override.hint")}
      danger
      reasons={[t("override.why.urgent"), t("override.why.agreed"), t("override.why.agent")]}
      error={override.error}
      pending={pending}
      onConfirm={(reason) => !pending && override.run(reason)}
      onCancel={onCancel}
    />
  );
}
