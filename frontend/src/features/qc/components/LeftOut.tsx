import { useTranslation } from "react-i18next";
import type { Audit } from "../api/quality";

const WHYS = ["burned_in", "capture", "dose"] as const;

/** How many pictures a blind reader is not shown, and why; and which of those shown do not say whether a name stands in them. */
export function LeftOut({ rows, undeclared = 0 }: { rows: Audit["left_out"]; undeclared?: number }) {
  const { t } = useTranslation("qc");
  const told = WHYS.flatMap((why) => rows.filter((row) => row.why === why).map((row) => t(`audit.why.${why}`, { n: row.n })));
  return (
    <>
      {told.length > 0 && (
        <p className="meta num" role="note">
          {t("audit.leftOut", { list: told.join(" · ") })}
        </p>
      )}
      {undeclared > 0 && (
        <p className="warn num" role="note">
          {t("audit.undeclared", { n: undeclared })}
        </p>
      )}
    </>
  );
}
