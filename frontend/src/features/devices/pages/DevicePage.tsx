import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams, useSearchParams } from "react-router";
import { api, BASE, take } from "@/shared/api/client";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { departmentNow } from "@/shared/session/clock";
import { useMay } from "@/shared/session/session";
import { ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useDevice, useFleet, useOpenAlarms } from "../api/fleet";
import { AlarmList } from "../components/AlarmList";
import { ChartLegend } from "../components/ChartLegend";
import { DeclinePanel } from "../components/DeclinePanel";
import { DeviceCare } from "../components/DeviceCare";
import { DeviceKeys } from "../components/DeviceKeys";
import { DeviceState } from "../components/DeviceState";
import { DownBar } from "../components/DownBar";
import { DowntimeDialog } from "../components/DowntimeDialog";
import { DowntimeTable } from "../components/DowntimeTable";
import { EnergyPanel } from "../components/EnergyPanel";
import { FactsDrawer } from "../components/FactsDrawer";
import { LimitTable } from "../components/LimitTable";
import { OrderDialog } from "../components/OrderDialog";
import { RangePicker } from "../components/RangePicker";
import { Telemetry } from "../components/Telemetry";
import { WatchPanel } from "../components/WatchPanel";
import { useLiveFleet } from "../hooks/useLiveFleet";
import { HOURS, type Range, readRange } from "../model/range";
import "../devices.css";

const MOST_FILE_H = 24; // more readings than fit one file may lie beyond

function readingsFile(deviceId: number, range: Range, kind: "csv" | "parquet"): string {
  const end = departmentNow();
  const words = new URLSearchParams({ start: new Date(end - HOURS[range] * 3_600_000).toISOString(), end: new Date(end).toISOString() });
  return `${BASE}/api/devices/${deviceId}/readings.${kind}?${words}`;
}

/** Everything of one device: state, telemetry, alarms, limits, downtime, keys. */
export default function DevicePage() {
  useLiveFleet();
  const { t } = useTranslation("devices");
  const lang = useLang();
  const id = Number(useParams().deviceId);
  const [params, setParams] = useSearchParams();
  const device = useDevice(id);
  const tile = useFleet(undefined).data?.tiles.find((one) => one.device.id === id);
  const maySeeAlarms = useMay("alarm.read");
  const mayWrite = useMay("device.write");
  const mayStop = useMay("device.downtime");
  const mayOrder = useMay("work_order.write");
  const alarms = useOpenAlarms(maySeeAlarms, id);
  const [dialog, setDialog] = useState<"down" | "order" | "facts" | null>(null);
  const downtimes = useQuery({
    queryKey: ["devices", "downtimes", id],
    queryFn: () => take(api.GET("/api/downtimes", { params: { query: { device_id: id, page_size: 50 } } })),
    refetchInterval: 10_000,
  });
  if (device.isError && !device.data) return <ErrorState wide error={device.error} onRetry={() => void device.refetch()} />;
  if (!device.data) return <Loading lines={8} />;
  const facts = device.data;
  const range = readRange(params.get("range"));
  const close = () => setDialog(null);
  return (
    <div className="page device-page">
      {tile?.downtime && <DownBar tile={tile} />}
      <div className="page-head">
        <h2>{facts.code}</h2>
        {tile && <DeviceState tile={tile} />}
        <span className="tag">{t(`clinical.${facts.clinical}`)}</span>
        <span className="meta">
          {facts.model_name} · {pick(facts.room.name, lang)} · AE {facts.ae_title} · {t("one.lastSeen")} <TimeText at={facts.last_seen_at} shape="seconds" />
        </span>
        <span className="sp" />
        {mayOrder && (
          <button type="button" className="btn" onClick={() => setDialog("order")}>
            {t("orders.open")}
          </button>
        )}
        {mayWrite && (
          <button type="button" className="btn" onClick={() => setDialog("facts")}>
            {t("one.edit")}
          </button>
        )}
        {mayStop && !tile?.downtime && (
          <button type="button" className="btn" onClick={() => setDialog("down")}>
            {t("down.log")}
          </button>
        )}
      </div>
      <section className="panel">
        <header className="row body">
          <h3>{t("telemetry.title")}</h3>
          <ChartLegend alarms />
          <span className="sp" />
          {HOURS[range] <= MOST_FILE_H && (
            <>
              <a className="btn sm ghost" href={readingsFile(id, range, "csv")} download>
                {t("common:table.csv")}
              </a>
              <a className="btn sm ghost" href={readingsFile(id, range, "parquet")} download>
                {t("telemetry.parquet")}
              </a>
            </>
          )}
          <RangePicker range={range} onChange={(next) => setParams({ range: next }, { replace: true })} />
        </header>
        <div className="body">
          <Telemetry deviceId={id} range={range} alarms={alarms.data?.results ?? []} downtimes={downtimes.data?.results ?? []} stacked />
        </div>
      </section>
      <div className="device-columns">
        {maySeeAlarms && (
          <section className="panel">
            <header className="row body">
              <h3>{t("fleet.alarms")}</h3>
              <span className="sp" />
              <Link className="meta" to={`/alarms?device_id=${id}&scope=all`}>
                {t("alarms.all")}
              </Link>
            </header>
            <AlarmList alarms={alarms.data?.results ?? []} />
          </section>
        )}
        <section className="panel" id="downtimes" tabIndex={-1}>
          <header className="row body">
            <h3>{t("down.title")}</h3>
          </header>
          <DowntimeTable rows={downtimes.data?.results} mayCorrect={mayStop} />
        </section>
      </div>
      {maySeeAlarms && <WatchPanel deviceId={id} deviceCode={facts.code} />}
      <DeclinePanel deviceId={id} />
      <EnergyPanel deviceId={id} range={range} />
      <DeviceCare device={facts} isOut={Boolean(tile?.downtime?.full)} />
      <section className="panel" id="limits" tabIndex={-1}>
        <header className="row body">
          <h3>{t("limits.title")}</h3>
          <span className="meta">{t("limits.hint")}</span>
        </header>
        <LimitTable deviceId={id} />
      </section>
      {mayWrite && <DeviceKeys deviceId={id} deviceCode={facts.code} />}
      {dialog === "down" && <DowntimeDialog device={facts} onClose={close} />}
      {dialog === "order" && <OrderDialog deviceId={id} deviceCode={facts.code} onClose={close} />}
      {dialog === "facts" && <FactsDrawer device={facts} onClose={close} />}
    </div>
  );
}
