import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { tellEntered, useEntrance } from "@/shared/session/provider";
import { SESSION_KEY, useSessionQuery } from "@/shared/session/session";
import { Loading } from "@/shared/ui/states";
import { Frame, LoginPage } from "./LoginPage";

/** The small window, back from the hospital's sign-in: it says so to the one that opened it, and closes. */
export default function EnteredPage() {
  const { t } = useTranslation("shell");
  const client = useQueryClient();
  const session = useSessionQuery();
  const entrance = useEntrance();
  const isDone = Boolean(session.data?.user && entrance.data && !entrance.data.told);
  useEffect(() => {
    if (!isDone) return;
    tellEntered();
    window.close();
  }, [isDone]);
  if (session.isPending || entrance.isPending) return <Loading />;
  if (!session.data?.user) return <LoginPage onEntered={() => void client.invalidateQueries({ queryKey: SESSION_KEY })} />;
  return (
    <Frame title={t("login.title")}>
      {entrance.data?.told && <p className="bad" role="alert" style={{ marginBottom: 12 }}>{entrance.data.told.text}</p>}
      <p>{t(isDone ? "entrance.back" : "entrance.backNot")}</p>
    </Frame>
  );
}
