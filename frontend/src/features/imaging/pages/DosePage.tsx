import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { api, take } from "@/shared/api/client";
import type { components } from "@/shared/api/schema";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { writeAmount, writeMain, type DoseRecord } from "@/shared/ui/dose/amounts";
import { DoseDrawer } from "@/shared/ui/dose/DoseDrawer";
import { AlarmTag } from "@/shared/ui/dose/DosePanel";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { DoseGroupDrawer } from "../components/DoseGroupDrawer";
import { PositionTag } from "../components/PositionTag";
import "../imaging.css";

type Group = components["schemas"]["DoseGroup"];
const VIEWS = ["groups", "alarms", "records"] as const;

/** The physicist's desk: groups beside their reference levels, alarms of single exams, every record. */
export default function DosePage() {
  const { t } = useTranslation("dose");
  const [params, setParams] = useSearchParams();
  const view = VIEWS.find((one) => one === params.get("view")) ?? "groups";
  const tabs = (
    <span className="seg" role="group" aria-label={t("page.views")}>
      {VIEWS.map((one) => (
        <button type="button" key={one} className={one === view ? "on" : ""} aria-pressed={one === view} onClick={() => setParams(one === "groups" ? {} : { view: one })}>
          {t(`page.${one}`)}
        </button>
      ))}
    </span>
  );
  return <div className="page fill">{view === "groups" ? <Groups tools={tabs} /> : <Records key={view} tools={tabs} openAlarms={view === "alarms"} />}</div>;
}

function Groups({ tools }: { tools: React.ReactNode }) {
  const { t } = useTranslation("dose");
  const lang = useLang();
  const state = useTableState();
  const [open, setOpen] = useState<Group | null>(null);
  const query = useQuery({
    queryKey: ["dose", "groups", state.query],
    queryFn: () => take(api.GET("/api/dose/groups", { params: { query: state.query } })),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Group>[] = [
    { key: "exam", title: t("field.exam"), sort: "exam_code", render: (group) => <span className="m">{pick(group.exam_names, lang) || group.exam_code}</span> },
    { key: "room", title: t("field.room"), sort: "device_code", render: (group) => group.device_code || "–" },
    { key: "protocol", title: t("field.protocol"), sort: "protocol", render: (group) => group.protocol || "–" },
    { key: "n", title: t("field.patients"), align: "right", sort: "n", render: (group) => <span className="num">{group.n}</span> },
    { key: "p50", title: t("field.p50"), align: "right", sort: "p50", render: (group) => <span className="num m">{writeAmount(group.p50, group.unit)}</span> },
    { key: "p75", title: t("field.p75"), align: "right", sort: "p75", render: (group) => <span className="num">{writeAmount(group.p75, group.unit)}</span> },
    { key: "level", title: t("field.level"), align: "right", render: (group) => <span className="num">{group.level === null ? "–" : writeAmount(group.level, group.unit)}</span> },
    { key: "position", title: t("field.position"), render: (group) => <PositionTag position={group.position} n={group.n} enough={group.min_patients} /> },
    { key: "ctdivol", title: t("field.ctdivolP50"), align: "right", render: (group) => <span className="num">{group.ctdivol ? writeAmount(group.ctdivol.p50, "mGy") : "–"}</span> },
    { key: "ctdivolPosition", title: t("field.ctdivolPosition"), optional: true, render: (group) => (group.ctdivol ? <PositionTag position={group.ctdivol.position} n={group.n} enough={group.min_patients} /> : "–") },
    { key: "last", title: t("field.last"), optional: true, sort: "last_at", render: (group) => <TimeText at={group.last_at} shape="date" /> },
  ];
  return (
    <>
      <DataTable
        name="dose-groups"
        label={t("page.groups")}
        columns={columns}
        rowKey={(group) => `${group.exam_code}|${group.device_code}|${group.protocol}`}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={setOpen}
        empty={{ title: t("page.noGroups"), hint: t("page.noGroupsHint") }}
        tools={tools}
      />
      <p className="meta">{t("page.rule")}</p>
      {open && <DoseGroupDrawer group={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function Records({ tools, openAlarms }: { tools: React.ReactNode; openAlarms: boolean }) {
  const { t } = useTranslation("dose");
  const state = useTableState();
  const [open, setOpen] = useState<number | null>(null);
  const { view: _, ...filters } = state.query as Record<string, string>;
  const query = useQuery({
    queryKey: ["dose", "records", "all", filters, openAlarms],
    queryFn: () => take(api.GET("/api/dose/records", { params: { query: { ...filters, open_alarms: openAlarms } } })),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  const columns: Column<DoseRecord>[] = [
    { key: "when", title: t("field.when"), sort: "started_at", render: (row) => <TimeText at={row.started_at} shape="full" /> },
    { key: "accession", title: t("field.accession"), render: (row) => row.accession || "–" },
    { key: "exam", title: t("field.exam"), sort: "exam_code", render: (row) => row.exam_code || row.modality },
    { key: "room", title: t("field.room"), sort: "device_code", render: (row) => row.device_code || "–" },
    { key: "protocol", title: t("field.protocol"), render: (row) => row.protocol || "–" },
    { key: "total", title: t("field.total"), sort: "metric", render: (row) => <span className="num m">{writeMain(row)}</span> },
    { key: "effective", title: t("field.effectiveShort"), align: "right", sort: "effective_dose_msv", render: (row) => <span className="num">{typeof row.effective_dose_msv === "number" ? writeAmount(row.effective_dose_msv, "mSv") : "–"}</span> },
    { key: "alarm", title: t("field.alarm"), render: (row) => <AlarmTag record={row} /> },
    { key: "why", title: t("field.why"), optional: !openAlarms, render: (row) => <span className="t2">{row.findings.map((one) => one.text).join("; ")}</span> },
  ];
  return (
    <>
      <DataTable
        name={openAlarms ? "dose-alarms" : "dose-records"}
        label={t(openAlarms ? "page.alarms" : "page.records")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={(row) => setOpen(row.id)}
        empty={{ title: t(openAlarms ? "page.noAlarms" : "page.noRecords"), hint: t("page.noRecordsHint") }}
        tools={tools}
      />
      {open !== null && <DoseDrawer recordId={open} onClose={() => setOpen(null)} />}
    </>
  );
}
