import { useTranslation } from "react-i18next";
import { Glyph, Icon } from "@/shared/ui/Icon";

/** Released, clear, needs something, hold: word, glyph and colour. */
export function VerdictTag({ verdict, isReleased }: { verdict: string; isReleased: boolean }) {
  const { t } = useTranslation("safety");
  if (isReleased)
    return (
      <span className="tag green">
        <Icon name="shield" size={12} />
        {t("verdict.released")}
      </span>
    );
  if (verdict === "hold")
    return (
      <span className="tag red">
        <Glyph name="problem" />
        {t("verdict.hold")}
      </span>
    );
  if (verdict === "clear")
    return (
      <span className="tag">
        <Icon name="check" size={12} />
        {t("verdict.clear")}
      </span>
    );
  return (
    <span className="tag amber">
      <Icon name="q" size={12} />
      {t("verdict.needs")}
    </span>
  );
}
