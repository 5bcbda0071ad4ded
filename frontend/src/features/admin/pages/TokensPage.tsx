import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import type { Token } from "../api/types";
import { NewTokenDrawer } from "../components/NewTokenDrawer";
import { RevokeToken } from "../components/RevokeToken";
import { useRoleWords } from "../components/RoleSelect";
import { useSiteWords } from "../components/SiteSelect";

/** Keys of machines: simulator, kiosk boards, interfaces. The secret is shown once. */
export default function TokensPage() {
  const { t } = useTranslation("admin");
  const state = useTableState();
  const mayWrite = useMay("token.write");
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<Token | null>(null);
  const roleWords = useRoleWords();
  const siteWords = useSiteWords();
  const query = useQuery({ queryKey: ["admin", "tokens", state.query], queryFn: () => take(api.GET("/api/tokens", { params: { query: state.query } })) });
  const columns: Column<Token>[] = [
    { key: "name", title: t("tokens.name"), render: (token) => <span className="m">{token.name}</span> },
    { key: "role", title: t("users.role"), render: (token) => roleWords(token.role) },
    { key: "site", title: t("users.site"), render: (token) => siteWords(token.site) },
    { key: "scopes", title: t("tokens.scopes"), render: (token) => (token.scopes.length ? <span className="m">{token.scopes.join(" ")}</span> : t("tokens.scopesRole")) },
    { key: "created", title: t("tokens.created"), render: (token) => <TimeText at={token.created_at} shape="date" /> },
    { key: "used", title: t("tokens.used"), render: (token) => <TimeText at={token.last_used_at} shape="full" /> },
    { key: "expires", title: t("tokens.expires"), render: (token) => (token.expires_at ? <TimeText at={token.expires_at} shape="date" /> : t("tokens.never")) },
    {
      key: "state",
      title: t("users.state"),
      render: (token) =>
        token.revoked_at ? (
          <span className="tag line">{t("tokens.revoked")}</span>
        ) : (
          <span className="row">
            <span className="tag green">{t("tokens.valid")}</span>
            {mayWrite && (
              <button type="button" className="btn sm" onClick={() => setRevoking(token)}>
                {t("tokens.revoke")}
              </button>
            )}
          </span>
        ),
    },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="admin-tokens"
        label={t("tokens.title")}
        columns={columns}
        rowKey={(token) => token.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={{ title: t("tokens.empty"), hint: t("tokens.emptyHint") }}
        tools={
          mayWrite && (
            <button type="button" className="btn primary" onClick={() => setAdding(true)}>
              {t("tokens.add")}
            </button>
          )
        }
      />
      {adding && <NewTokenDrawer onClose={() => setAdding(false)} />}
      {revoking && <RevokeToken token={revoking} onClose={() => setRevoking(null)} />}
    </div>
  );
}
