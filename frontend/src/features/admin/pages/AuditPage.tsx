import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, take } from "@/shared/api/client";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { SearchField } from "@/shared/ui/SearchField";
import { CodedText } from "@/shared/ui/CodedText";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import type { AuditEntry } from "../api/types";
import { ChainCheck } from "../components/ChainCheck";
import { TimeFilter } from "../components/TimeFilter";
import { useRoleWords } from "../components/RoleSelect";

/** The trail, newest first. Reading it leaves an entry too. */
export default function AuditPage() {
  const { t } = useTranslation("admin");
  const state = useTableState();
  const [open, setOpen] = useState<AuditEntry | null>(null);
  const query = useQuery({
    queryKey: ["admin", "audit", state.query],
    queryFn: () => take(api.GET("/api/audit", { params: { query: state.query } })),
    placeholderData: keepPreviousData,
    // Each reading is an entry of its own: never refetched unasked.
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });
  const { setFilter } = state;
  const byPerson = useCallback((text: string) => setFilter("actor_name__startswith", text), [setFilter]);
  const byAction = useCallback((text: string) => setFilter("action", text), [setFilter]);
  const byObject = useCallback((text: string) => setFilter("obj", text), [setFilter]);
  const byPatient = useCallback((text: string) => setFilter("patient_id", /^\d+$/.test(text) ? text : undefined), [setFilter]);
  const columns: Column<AuditEntry>[] = [
    { key: "at", title: t("audit.at"), render: (entry) => <TimeText at={entry.at} shape="full" /> },
    { key: "actor", title: t("audit.actor"), render: (entry) => <Actor entry={entry} /> },
    { key: "action", title: t("audit.action"), render: (entry) => <CodedText text={entry.action_text} code={entry.action} /> },
    { key: "obj", title: t("audit.object"), render: (entry) => <span title={entry.obj}>{entry.obj_text}</span> },
    { key: "patient", title: t("audit.patient"), align: "right", render: (entry) => entry.patient_id ?? "" },
    { key: "sealed", title: t("audit.seal"), render: (entry) => <span className={entry.is_sealed ? "tag green" : "tag"}>{t(entry.is_sealed ? "audit.sealed" : "audit.open")}</span> },
  ];
  return (
    <div className="page fill">
      <DataTable
        name="admin-audit"
        label={t("audit.title")}
        columns={columns}
        rowKey={(entry) => entry.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={setOpen}
        selected={open?.id}
        empty={{ title: t("audit.empty"), hint: t("audit.emptyHint") }}
        csv={`/api/audit.csv?${new URLSearchParams(state.filters)}`}
        tools={
          <>
            <SearchField label={t("audit.actor")} value={state.filters.actor_name__startswith} onChange={byPerson} width={140} />
            <SearchField label={t("audit.action")} value={state.filters.action} onChange={byAction} />
            <SearchField label={t("audit.object")} value={state.filters.obj} onChange={byObject} />
            <SearchField label={t("audit.patient")} value={state.filters.patient_id} onChange={byPatient} width={140} />
            <TimeFilter label={t("audit.from")} value={state.filters.at__gte} onChange={(at) => setFilter("at__gte", at)} />
            <TimeFilter label={t("audit.until")} value={state.filters.at__lt} onChange={(at) => setFilter("at__lt", at)} />
            <button type="button" className="btn" onClick={() => void query.refetch()}>
              {t("audit.refresh")}
            </button>
          </>
        }
      />
      <ChainCheck since={state.filters.at__gte} until={state.filters.at__lt} />
      <Drawer open={open !== null} size={480} title={open?.action_text} onClose={() => setOpen(null)}>
        {open && <Entry entry={open} />}
      </Drawer>
    </div>
  );
}

function Actor({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation("admin");
  return (
    <>
      {entry.actor_text} <span className="meta">{t(`audit.kind.${entry.actor_kind}`, { defaultValue: entry.actor_kind })}</span>
    </>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation("admin");
  const roleWords = useRoleWords();
  const roles = entry.actor_roles?.split(/[, ]+/).filter(Boolean).map(roleWords).join(" · ");
  return (
    <>
      <dl className="keys-list">
        <dt className="t3">{t("audit.at")}</dt>
        <dd>
          <TimeText at={entry.at} shape="full" />
        </dd>
        <dt className="t3">{t("audit.actor")}</dt>
        <dd>
          <Actor entry={entry} /> {roles && <span className="meta">{roles}</span>}
        </dd>
        <dt className="t3">{t("audit.action")}</dt>
        <dd>
          <CodedText text={entry.action_text} code={entry.action} />
        </dd>
        <dt className="t3">{t("audit.object")}</dt>
        <dd>{entry.obj ? <CodedText text={entry.obj_text} code={entry.obj} /> : "–"}</dd>
        <dt className="t3">{t("audit.patient")}</dt>
        <dd>{entry.patient_id ?? "–"}</dd>
      </dl>
      <h3 className="cap" style={{ marginTop: 16 }}>{t("audit.detail")}</h3>
      <pre className="code">{JSON.stringify(entry.detail, null, 2)}</pre>
    </>
  );
}
