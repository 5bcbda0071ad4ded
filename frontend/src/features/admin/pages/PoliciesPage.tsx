import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Drawer, Segmented } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { CodedText } from "@/shared/ui/CodedText";
import { SearchField } from "@/shared/ui/SearchField";
import { useTableState } from "@/shared/ui/useTableState";
import type { Policy } from "../api/types";
import { PolicyDraft } from "../components/PolicyDraft";
import { PolicyStatus, PolicyView } from "../components/PolicyView";
import { useSiteWords } from "../components/SiteSelect";

/** Thresholds and rule packs: versions, where each comes from, what is in force. */
export default function PoliciesPage() {
  const { t } = useTranslation("admin");
  const state = useTableState();
  const mayWrite = useMay("policy.write");
  const [open, setOpen] = useState<number | null>(null);
  const [draftOf, setDraftOf] = useState<Policy | null>(null);
  const siteWords = useSiteWords();
  const query = useQuery({ queryKey: ["admin", "policies", state.query], queryFn: () => take(api.GET("/api/policies", { params: { query: state.query } })), placeholderData: keepPreviousData });
  const { setFilter } = state;
  const byCode = useCallback((text: string) => setFilter("code", text), [setFilter]);
  const shown = query.data?.results.find((policy) => policy.id === open) ?? null;
  const columns: Column<Policy>[] = [
    { key: "code", title: t("policies.one"), sort: "code", render: (policy) => <CodedText text={policy.name} code={policy.code} /> },
    { key: "site", title: t("users.site"), render: (policy) => siteWords(policy.site_id) },
    { key: "version", title: t("policies.version"), sort: "version", align: "right", render: (policy) => policy.version },
    { key: "status", title: t("users.state"), sort: "status", render: (policy) => <PolicyStatus policy={policy} /> },
    { key: "from", title: t("policies.from"), sort: "valid_from", render: (policy) => <span className="num">{policy.valid_from}</span> },
    { key: "source", title: t("policies.source"), render: (policy) => (policy.source ? <span className="cut" style={{ display: "block", maxWidth: 440 }} title={policy.source}>{policy.source}</span> : <span className="warn">{t("policies.noSource")}</span>) },
    { key: "author", title: t("policies.author"), optional: true, render: (policy) => policy.author },
    { key: "activated", title: t("policies.activatedBy"), optional: true, render: (policy) => policy.activated_by },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="admin-policies"
        label={t("policies.title")}
        columns={columns}
        rowKey={(policy) => policy.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(policy) => setOpen(policy.id)}
        selected={open}
        empty={{ title: t("policies.empty"), hint: t("policies.emptyHint") }}
        tools={
          <>
            <SearchField label={t("policies.code")} value={state.filters.code} onChange={byCode} />
            <Segmented
              aria-label={t("users.state")}
              value={state.filters.status ?? ""}
              onChange={(status) => state.setFilter("status", status)}
              options={["", "active", "draft", "unverified", "retired"].map((status) => ({ value: status, label: t(`policies.status.${status || "all"}`) }))}
            />
          </>
        }
      />
      <Drawer open={shown !== null} size={560} title={shown ? t("policies.versionOf", { policy: shown.name, version: shown.version }) : ""} onClose={() => setOpen(null)} destroyOnHidden>
        {shown && (
          <PolicyView
            policy={shown}
            onDraft={
              mayWrite
                ? () => {
                    setDraftOf(shown);
                    setOpen(null);
                  }
                : undefined
            }
          />
        )}
      </Drawer>
      {draftOf && <PolicyDraft base={draftOf} onClose={() => setDraftOf(null)} />}
    </div>
  );
}
