import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useLang } from "../i18n/useLang";
import { useEntrance, visitProvider } from "./provider";

/** Who has no password here proves at the hospital's sign-in that it is still they; `onBack` looks whether it worked. */
export function ProviderProof({ onBack }: { onBack?: () => void }) {
  const { t } = useTranslation("shell");
  const lang = useLang();
  const { data } = useEntrance();
  const visit = useMutation({ mutationFn: () => visitProvider({ again: true }), onSuccess: onBack });
  const name = data?.provider?.[lang] ?? t("entrance.provider");
  return (
    <div style={{ marginBottom: 12 }}>
      <Button block loading={visit.isPending} onClick={() => visit.mutate()}>
        {t("entrance.prove", { name })}
      </Button>
      {visit.isError && <p className="bad" role="alert">{t("entrance.popup")}</p>}
    </div>
  );
}
