import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Outlet } from "react-router";
import { onSignedOut } from "@/shared/api/client";
import { isLanguage, setLanguage } from "@/shared/i18n";
import { useLang } from "@/shared/i18n/useLang";
import { readStored } from "@/shared/lib/storage";
import { live } from "@/shared/live/client";
import { setClock } from "@/shared/session/clock";
import { readSession, SESSION_KEY, useSessionQuery, type Session } from "@/shared/session/session";
import { SiteProvider } from "@/shared/session/site";
import { ErrorState, Loading } from "@/shared/ui/states";
import { ChangePasswordPage, LoginPage, SetUpFactorPage } from "./LoginPage";

/** Lets signed-in people through. When a session ends, the page below stays mounted and hidden, so that a draft survives the new login. */
export function Gate() {
  const query = useSessionQuery();
  const client = useQueryClient();
  const [locked, setLocked] = useState(false);
  const session = query.data;
  const userId = session?.user?.id ?? null;
  useEffect(() => onSignedOut(() => setLocked(true)), []);
  useEffect(() => {
    if (session) setClock(session.clock);
  }, [session]);
  useLanguageOf(session);
  const mustSetFactor = session?.user?.must_set_second_factor ?? false;
  // The recovery codes stay on the screen until they are kept, though the session may learn meanwhile that all is well.
  const [settingUp, setSettingUp] = useState<string | null>(null);
  if (mustSetFactor && settingUp !== userId) setSettingUp(userId);

  const enter = async (before: string | null) => {
    const next = await readSession();
    // Somebody else must not see what the first person left open.
    if (before && next.user && next.user.id !== before) {
      location.assign(import.meta.env.BASE_URL);
      return;
    }
    client.setQueryData(SESSION_KEY, next);
    setSettingUp(null);
    setLocked(false);
    live.restart();
    await client.invalidateQueries();
  };

  if (query.isPending) return <Loading />;
  if (query.isError && !session) return <ErrorState error={query.error} onRetry={() => void query.refetch()} wide />;
  if (!userId && !locked) return <LoginPage onEntered={() => void enter(null)} />;
  const isHeldBack = session?.user?.must_change_password || mustSetFactor;
  if (isHeldBack && locked) return <LoginPage again={session?.user?.username} onEntered={() => void enter(userId)} />;
  if (session?.user?.must_change_password) return <ChangePasswordPage onChanged={() => void enter(userId)} />;
  if (userId && (mustSetFactor || settingUp === userId)) return <SetUpFactorPage onDone={() => void enter(userId)} />;
  return (
    <SiteProvider>
      <div inert={locked} style={locked ? { visibility: "hidden", height: "100%" } : { height: "100%" }}>
        <Outlet />
      </div>
      {locked && (
        <div className="locked">
          <LoginPage again={session?.user?.username} onEntered={() => void enter(userId)} />
        </div>
      )}
    </SiteProvider>
  );
}

/** The person's own language counts on a desk where nobody chose one. */
function useLanguageOf(session: Session | undefined): void {
  const wanted = session?.user?.language;
  const lang = useLang();
  useEffect(() => {
    if (isLanguage(wanted) && wanted !== lang && !readStored("radflow.langChosen")) void setLanguage(wanted);
  }, [wanted, lang]);
}
