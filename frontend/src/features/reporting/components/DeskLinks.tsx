import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useMay } from "@/shared/session/session";
import { Icon } from "@/shared/ui/Icon";
import { usePresence, useSetPresence } from "../api/allocation";

/** What lies beside the reading lists: the other screens of reading, and whether one is given exams at present. */
export function DeskLinks() {
  const { t } = useTranslation("reading");
  const mayWrite = useMay("report.write");
  const presence = usePresence(mayWrite);
  const set = useSetPresence();
  const there = presence.data?.is_available === true;
  return (
    <>
      {mayWrite && presence.data && (
        <button type="button" className="btn sm ghost" aria-pressed={there} disabled={set.isPending} onClick={() => set.mutate(!there)} title={t("presence.hint")}>
          <Icon name={there ? "check" : "clock"} /> {t(there ? "presence.there" : "presence.away")}
        </button>
      )}
      <NavLink className="btn sm ghost" to="/reading/criticals">
        {t("pages.more")}
      </NavLink>
    </>
  );
}
