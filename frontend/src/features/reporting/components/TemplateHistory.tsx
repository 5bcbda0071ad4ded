import { useTranslation } from "react-i18next";
import type { components } from "@/shared/api/schema";
import { ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useTemplateVersions } from "../api/templates";

type Version = components["schemas"]["TemplateVersion"];

/** Every saved version; an older one can be taken into the form, and is then saved as a new one. */
export function TemplateHistory({ code, onTake }: { code: string; onTake: ((version: Version) => void) | null }) {
  const { t } = useTranslation("reporting");
  const query = useTemplateVersions(code);
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading lines={2} />;
  return (
    <section aria-label={t("templates.history")} style={{ marginTop: 20 }}>
      <h3 className="cap">{t("templates.history")}</h3>
      <ul>
        {query.data.results.map((one, at) => (
          <li key={one.number} className="row" style={{ minHeight: 32 }}>
            <span className="num m">{one.number}</span>
            <TimeText at={one.saved_at} shape="full" />
            <span className="meta sp">{one.saved_by}</span>
            {onTake && at > 0 && (
              <button type="button" className="btn sm" onClick={() => onTake(one)}>
                {t("templates.take", { version: one.number })}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
