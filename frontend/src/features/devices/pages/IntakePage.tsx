import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { DataTable, type Column } from "@/shared/ui/DataTable";
import { ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useTableState } from "@/shared/ui/useTableState";
import type { DeadLetter } from "../api/types";
import { QuarantineTable } from "../components/QuarantineTable";
import { StreamTable } from "../components/StreamTable";
import "../devices.css";

const VIEWS = ["letters", "quarantine", "streams"] as const;

/** What came in and could not be stored, with the reason; and how far each sender is stored. */
export default function IntakePage() {
  const { t } = useTranslation("devices");
  const state = useTableState();
  const view = VIEWS.find((one) => one === state.filters.view) ?? "letters";
  return (
    <div className="page fill">
      <div className="page-head">
        <span className="seg" role="group" aria-label={t("intake.title")}>
          {VIEWS.map((one) => (
            <button key={one} type="button" className={one === view ? "on" : undefined} aria-pressed={one === view} onClick={() => state.setFilter("view", one === "letters" ? undefined : one)}>
              {t(`intake.view.${one}`)}
            </button>
          ))}
        </span>
        <span className="meta">{t(`intake.hint.${view}`)}</span>
      </div>
      {view === "letters" && <Letters />}
      {view === "quarantine" && <QuarantineTable />}
      {view === "streams" && <StreamTable />}
    </div>
  );
}

function Letters() {
  const { t } = useTranslation("devices");
  const state = useTableState();
  const client = useQueryClient();
  const mayAdd = useMay("device.write");
  const may = useMay("telemetry.write");
  const [open, setOpen] = useState<DeadLetter | null>(null);
  const query = useQuery({
    queryKey: ["devices", "letters", state.query],
    queryFn: () => take(api.GET("/api/telemetry/dead-letters", { params: { query: state.query } })),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
  const handle = useMutation({
    mutationFn: (id: number) => take(api.POST("/api/telemetry/dead-letters/{letter_id}/handled", { params: { path: { letter_id: id } } })),
    onSuccess: async () => {
      setOpen(null);
      await client.invalidateQueries({ queryKey: ["devices", "letters"] });
    },
  });
  const columns: Column<DeadLetter>[] = [
    { key: "last", title: t("intake.last"), sort: "last_at", render: (letter) => <TimeText at={letter.last_at} shape="full" /> },
    { key: "topic", title: t("intake.topic"), render: (letter) => <span className="m">{letter.topic}</span> },
    { key: "reason", title: t("alarms.reason"), render: (letter) => letter.reason.text },
    { key: "count", title: t("intake.count"), sort: "count", align: "right", render: (letter) => letter.count },
    { key: "size", title: t("intake.size"), align: "right", render: (letter) => letter.size },
  ];
  return (
    <>
      <DataTable
        name="dead-letters"
        label={t("intake.view.letters")}
        columns={columns}
        rowKey={(letter) => letter.id}
        state={state}
        page={query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        onOpen={setOpen}
        selected={open?.id}
        empty={{ title: t("intake.noLetters"), hint: t("intake.noLettersHint") }}
      />
      <Drawer open={open !== null} size={560} title={open?.topic} onClose={() => setOpen(null)} destroyOnHidden>
        {open && (
          <>
            <p className="alarm-quote">{open.reason.text}</p>
            <p className="meta">
              {open.reason.code} · {t("intake.count")} {open.count} · {t("intake.size")} {open.size}
            </p>
            <pre className="code">{open.payload}</pre>
            {handle.isError && <ProblemNote error={handle.error} />}
            {mayAdd && open.reason.code === "devices.unknown_device" && (
              <Link className="btn" style={{ marginTop: 12, marginRight: 8 }} to={`/devices?add=${encodeURIComponent(String(open.reason.params.device ?? ""))}`}>
                {t("intake.addDevice", { code: String(open.reason.params.device ?? "") })}
              </Link>
            )}
            {may && (
              <button type="button" className="btn primary" style={{ marginTop: 12 }} disabled={handle.isPending} onClick={() => handle.mutate(open.id)}>
                {t("intake.handled")}
              </button>
            )}
          </>
        )}
      </Drawer>
    </>
  );
}
