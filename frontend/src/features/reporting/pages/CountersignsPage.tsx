import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import { useCountersigns, type CountersignRow } from "../api/loops";
import { CountersignDrawer } from "../components/CountersignDrawer";
import { DeskTabs } from "../components/DeskTabs";
import { TimeLeft } from "../components/ReadingList";
import { StateFilter } from "../components/StateFilter";
import "../reading.css";

const TONES: Record<string, string> = { none: "tag green", minor: "tag amber", major: "tag red" };

/** Preliminary reports that wait for the second signature, and what second signatures changed. */
export default function CountersignsPage() {
  const { t } = useTranslation("reading");
  const lang = useLang();
  const state = useTableState();
  const countersigns = useCountersigns(state.query);
  const [opened, setOpened] = useState<CountersignRow | null>(null);
  const columns: Column<CountersignRow>[] = [
    { key: "due", title: t("countersigns.due"), sort: "due_at", render: (row) => (row.state === "open" ? <TimeLeft dueAt={row.due_at} /> : <TimeText at={row.due_at} shape="full" />) },
    { key: "exam", title: t("countersigns.exam"), render: (row) => `${row.patient_name} · ${pick(row.exam_names, lang)}` },
    { key: "author", title: t("countersigns.author"), render: (row) => row.author_name },
    { key: "asked", title: t("countersigns.asked"), render: (row) => row.asked_of_name || t("countersigns.anybody") },
    { key: "state", title: t("countersigns.state"), render: (row) => t(`countersigns.states.${row.state}`) },
    { key: "by", title: t("countersigns.by"), sort: "done_at", render: (row) => row.done_by_name },
    { key: "difference", title: t("countersigns.difference"), render: (row) => row.discordance && <span className={TONES[row.discordance]}>{t(`discordance.${row.discordance}`)}</span> },
    { key: "share", title: t("countersigns.share"), sort: "changed_share", align: "right", render: (row) => (row.changed_share === null ? "" : <span className="num">{Math.round((row.changed_share ?? 0) * 100)} %</span>) },
  ];
  const filter = (name: string, values: string[], words: string) => (
    <StateFilter label={t(`countersigns.${name}`)} chosen={state.filters[name] ?? ""} onChoose={(value) => state.setFilter(name, value)} options={["", ...values].map((value) => [value, t(`${words}.${value || "all"}`)])} />
  );
  return (
    <div className="page fill">
      <DeskTabs />
      <DataTable
        name="countersigns"
        label={t("countersigns.title")}
        columns={columns}
        rowKey={(row) => row.id}
        state={state}
        page={countersigns.data}
        error={countersigns.error}
        onRetry={() => void countersigns.refetch()}
        onOpen={setOpened}
        selected={opened?.id ?? null}
        empty={{ title: t("countersigns.empty"), hint: t("countersigns.emptyHint") }}
        tools={
          <>
            {filter("state", ["open", "returned", "done"], "countersigns.states")}
            {filter("whose", ["for_me", "by_me"], "countersigns.whoseIs")}
            {filter("discordance", ["none", "minor", "major"], "discordance")}
          </>
        }
      />
      {opened && <CountersignDrawer row={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}
