import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { SearchField } from "@/shared/ui/SearchField";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import type { Role, User } from "../api/types";
import { RoleSelect, useRoleWords } from "../components/RoleSelect";
import { useSiteWords } from "../components/SiteSelect";
import { UserDrawer } from "../components/UserDrawer";

/** Who may sign in, with which roles where. */
export default function UsersPage() {
  const { t } = useTranslation("admin");
  const state = useTableState({ ordering: "username" });
  const mayWrite = useMay("user.write");
  const [open, setOpen] = useState<string | "new" | null>(null);
  const query = useQuery({ queryKey: ["admin", "users", state.query], queryFn: () => take(api.GET("/api/users", { params: { query: state.query } })), placeholderData: (before) => before });
  const roleWords = useRoleWords();
  const siteWords = useSiteWords();
  const { setFilter } = state;
  const search = useCallback((text: string) => setFilter("q", text), [setFilter]);
  const columns: Column<User>[] = [
    { key: "username", title: t("users.username"), sort: "username", render: (user) => <span className="m">{user.username}</span> },
    { key: "name", title: t("users.name"), sort: "name", render: (user) => user.name },
    { key: "grants", title: t("users.grants"), render: (user) => <Grants user={user} roleWords={roleWords} siteWords={siteWords} /> },
    { key: "state", title: t("users.state"), render: (user) => <UserState user={user} /> },
    { key: "factor", title: t("users.factor"), render: (user) => t(user.has_second_factor ? "users.hasFactor" : "users.noFactor") },
    { key: "origin", title: t("users.origin"), render: (user) => <Origin user={user} /> },
    { key: "last_login", title: t("users.lastLogin"), sort: "last_login", render: (user) => <TimeText at={user.last_login} shape="full" /> },
    { key: "email", title: t("users.email"), optional: true, render: (user) => user.email },
    { key: "phone", title: t("users.phone"), optional: true, render: (user) => user.phone },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="admin-users"
        label={t("users.title")}
        columns={columns}
        rowKey={(user) => user.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={mayWrite ? (user) => setOpen(user.id) : undefined}
        selected={open}
        empty={{ title: t("users.empty"), hint: t("users.emptyHint") }}
        tools={
          <>
            <SearchField label={t("users.search")} value={state.filters.q} onChange={search} />
            <RoleSelect label={t("users.role")} allowClear value={state.filters.role as Role | undefined} onChange={(role) => state.setFilter("role", role)} />
            {mayWrite && (
              <button type="button" className="btn primary" onClick={() => setOpen("new")}>
                {t("users.add")}
              </button>
            )}
          </>
        }
      />
      {open && <UserDrawer key={open} userId={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Grants({ user, roleWords, siteWords }: { user: User; roleWords: (role: string) => string; siteWords: (id: number | null | undefined) => string }) {
  const { t } = useTranslation("admin");
  return (
    <span className="row" style={{ flexWrap: "wrap", gap: 4, padding: "4px 0" }}>
      {user.grants.map((grant) => (
        <span className="tag" key={`${grant.role}-${grant.site_id ?? 0}`}>
          {roleWords(grant.role)} · {siteWords(grant.site_id)}
          {grant.source && <span className="meta"> {t("users.mapped")}</span>}
        </span>
      ))}
    </span>
  );
}

function Origin({ user }: { user: User }) {
  const { t } = useTranslation("admin");
  const linked = user.identities.filter((one) => one.confirmed_at);
  const words = [...linked.map((one) => t(`users.kind.${one.kind}`)), ...(user.has_password ? [t("users.local")] : [])];
  return (
    <>
      {words.join(" · ") || "—"} {user.identities.length > linked.length && <span className="tag amber">{t("users.identityWaits")}</span>}
    </>
  );
}

function UserState({ user }: { user: User }) {
  const { t } = useTranslation("admin");
  if (!user.is_active) return <span className="tag line">{t("users.inactive")}</span>;
  if (user.is_locked) return <span className="tag amber">{t("users.locked")}</span>;
  return <span className="tag green">{t(user.is_demo ? "users.demo" : "users.active")}</span>;
}
