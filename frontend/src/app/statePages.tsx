import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Icon, type IconName } from "@/shared/ui/Icon";

function StatePage({ icon, title, text }: { icon: IconName; title: string; text: string }) {
  const { t } = useTranslation("shell");
  return (
    <div className="state wide">
      <Icon name={icon} size={24} />
      <h2 style={{ fontSize: 20, fontWeight: 600 }}>{title}</h2>
      <p className="t2">{text}</p>
      <Link className="btn" to="/">
        {t("state.home")}
      </Link>
    </div>
  );
}

export function ForbiddenPage() {
  const { t } = useTranslation("shell");
  return <StatePage icon="lock" title={t("state.forbidden")} text={t("state.forbiddenText")} />;
}

export function NotFoundPage() {
  const { t } = useTranslation("shell");
  return <StatePage icon="search" title={t("state.notFound")} text={t("state.notFoundText")} />;
}
