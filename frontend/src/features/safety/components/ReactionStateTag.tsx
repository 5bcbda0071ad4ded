import { useTranslation } from "react-i18next";
import type { Reaction } from "@/shared/safety/sheet";
import { useNow } from "@/shared/session/clock";

/** Waits for a physician (overdue in red words), confirmed, closed, undone. */
export function ReactionStateTag({ reaction }: { reaction: Reaction }) {
  const { t } = useTranslation("safety");
  const now = useNow();
  const late = reaction.state === "open" && Date.parse(reaction.confirm_by ?? "") < now;
  const look = { open: "tag amber", confirmed: "tag blue", closed: "tag green", undone: "tag line" }[reaction.state ?? "open"];
  return (
    <span className="row">
      <span className={look}>{t(`state.${reaction.state}`)}</span>
      {late && <span className="bad m">{t("reactions.overdue")}</span>}
    </span>
  );
}
