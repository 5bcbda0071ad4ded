import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Glyph } from "@/shared/ui/Icon";
import { ErrorState, Loading } from "@/shared/ui/states";
import { useRoleWords } from "../components/RoleSelect";
import { ROLES } from "../model/roles";

/** Which role holds which permission. The table ships with the product; people get roles, never single permissions. */
export default function PermissionsPage() {
  const { t } = useTranslation("admin");
  const lang = useLang();
  const roleWords = useRoleWords();
  const query = useQuery({ queryKey: ["admin", "permissions"], queryFn: () => take(api.GET("/api/permissions")) });
  return (
    <div className="page fill">
      <p className="meta">{t("permissions.hint")}</p>
      {query.isPending && <Loading lines={8} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <div className="dt-wrap matrix" tabIndex={0} role="region" aria-label={t("permissions.title")}>
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">{t("permissions.permission")}</th>
                {ROLES.map((role) => (
                  <th scope="col" key={role} className="c">
                    {roleWords(role)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {query.data.map((row) => (
                <tr key={row.code}>
                  <th scope="row">
                    {pick(row.words, lang)} <span className="meta">{row.code}</span>
                  </th>
                  {ROLES.map((role) => (
                    <td key={role} className="c">
                      {row.roles.includes(role) ? (
                        <span className="good">
                          <Glyph name="done" />
                          <span className="visually-hidden">{t("permissions.holds")}</span>
                        </span>
                      ) : (
                        <span className="visually-hidden">{t("permissions.lacks")}</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
