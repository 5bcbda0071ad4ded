import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { api, take } from "@/shared/api/client";
import { useMay } from "@/shared/session/session";
import { useSite } from "@/shared/session/site";
import { Icon } from "@/shared/ui/Icon";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useNextExams } from "../api/bookings";
import { useFleet, useOpenAlarms } from "../api/fleet";
import type { Tile } from "../api/types";
import { AlarmList } from "../components/AlarmList";
import { ChartLegend } from "../components/ChartLegend";
import { DownBar } from "../components/DownBar";
import { DowntimeDialog } from "../components/DowntimeDialog";
import { FleetList } from "../components/FleetList";
import { FloorPlan } from "../components/FloorPlan";
import { NewDeviceDrawer } from "../components/NewDeviceDrawer";
import { OrderDialog } from "../components/OrderDialog";
import { RangePicker } from "../components/RangePicker";
import { SupplyDrawer } from "../components/SupplyDrawer";
import { Telemetry } from "../components/Telemetry";
import { useLiveFleet } from "../hooks/useLiveFleet";
import { lookOf } from "../model/tile";
import { readRange } from "../model/range";
import "../devices.css";

const SHOWN_CHANNELS = 6;

/** The fleet: what hurts on top, the floor, the alarms by cause, and the chosen device's telemetry. */
export default function FleetPage() {
  useLiveFleet();
  const { t } = useTranslation("devices");
  const { site } = useSite();
  const [params, setParams] = useSearchParams();
  const fleet = useFleet(site?.id);
  const maySeeAlarms = useMay("alarm.read");
  const maySetSupplies = useMay("device.write");
  const [supplies, setSupplies] = useState(false);
  const alarms = useOpenAlarms(maySeeAlarms);
  const nextExams = useNextExams(site?.id);
  const navigate = useNavigate();
  const adding = params.get("add");
  const set = (name: string, value: string | null) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  if (fleet.isError && !fleet.data) return <ErrorState wide error={fleet.error} onRetry={() => void fleet.refetch()} />;
  if (!fleet.data) return <Loading lines={8} />;
  const { tiles } = fleet.data;
  const drawer = adding !== null && maySetSupplies && <NewDeviceDrawer code={adding} onDone={(id) => navigate(`/devices/${id}`)} onClose={() => set("add", null)} />;
  const addButton = maySetSupplies && (
    <button type="button" className="as-text meta" onClick={() => set("add", "")}>
      {t("onboard.title")}
    </button>
  );
  if (tiles.length === 0)
    return (
      <>
        <EmptyState title={t("fleet.none")} hint={t("fleet.noneHint")} action={addButton} />
        {drawer}
      </>
    );
  const down = tiles.find((tile) => lookOf(tile) === "down");
  const chosen = tiles.find((tile) => String(tile.device.id) === params.get("device")) ?? down ?? tiles.find((tile) => tile.alarms > 0) ?? tiles[0];
  const asList = params.get("view") === "list";
  const here = new Set(tiles.map((tile) => tile.device.id));
  const shownAlarms = (alarms.data?.results ?? []).filter((alarm) => here.has(alarm.device_id));
  const choose = (tile: Tile) => set("device", String(tile.device.id));
  return (
    <div className={down ? "fleet with-bar" : "fleet"}>
      {down && <DownBar tile={down} withLink />}
      <section className="fleet-map">
        <header className="row">
          <h2>{t("fleet.floor")}</h2>
          <Counts tiles={tiles} />
          <span className="sp" />
          {addButton}
          {maySetSupplies && site && (
            <button type="button" className="as-text meta" onClick={() => setSupplies(true)}>
              {t("supply.title")}
            </button>
          )}
          <Link className="meta" to="/availability">
            {t("availability.title")}
          </Link>
          <span className="seg" role="group" aria-label={t("fleet.view")}>
            <button type="button" className={asList ? undefined : "on"} aria-pressed={!asList} onClick={() => set("view", "plan")}>
              {t("fleet.plan")}
            </button>
            <button type="button" className={asList ? "on" : undefined} aria-pressed={asList} onClick={() => set("view", "list")}>
              {t("fleet.list")}
            </button>
          </span>
        </header>
        {asList ? <FleetList tiles={tiles} next={nextExams} selected={chosen?.device.id ?? null} onSelect={choose} /> : <FloorPlan tiles={tiles} selected={chosen?.device.id ?? null} onSelect={choose} />}
      </section>
      {maySeeAlarms && (
        <section className="fleet-alarms">
          <header className="row">
            <h2>{t("fleet.alarms")}</h2>
            <span className="meta">{t("alarms.byCause")}</span>
            <span className="sp" />
            <Link className="meta" to="/alarms">
              {t("alarms.all")}
            </Link>
          </header>
          <div className="scroll">
            <AlarmList alarms={shownAlarms} onSelect={(id) => set("device", String(id))} />
          </div>
        </section>
      )}
      {chosen && <Chosen key={chosen.device.id} tile={chosen} alarms={shownAlarms.filter((alarm) => alarm.device_id === chosen.device.id)} range={readRange(params.get("range"))} onRange={(range) => set("range", range)} />}
      {drawer}
      {supplies && site && <SupplyDrawer siteId={site.id} devices={tiles.map((tile) => tile.device)} onClose={() => setSupplies(false)} />}
    </div>
  );
}

function Counts({ tiles }: { tiles: Tile[] }) {
  const { t } = useTranslation("devices");
  const looks = tiles.map(lookOf);
  const count = (...wanted: string[]) => looks.filter((look) => wanted.includes(look)).length;
  return (
    <span className="row meta">
      {count("down", "planned") > 0 && <span className="bad">{t("fleet.countDown", { count: count("down", "planned") })}</span>}
      {count("alarm", "warn") > 0 && <span className="warn">{t("fleet.countAlarm", { count: count("alarm", "warn") })}</span>}
      <span>{t("fleet.countOk", { count: count("ok") })}</span>
    </span>
  );
}

interface ChosenProps {
  tile: Tile;
  alarms: Parameters<typeof Telemetry>[0]["alarms"];
  range: ReturnType<typeof readRange>;
  onRange: (range: ReturnType<typeof readRange>) => void;
}

function Chosen({ tile, alarms, range, onRange }: ChosenProps) {
  const { t } = useTranslation("devices");
  const { device } = tile;
  const mayStop = useMay("device.downtime");
  const mayOrder = useMay("work_order.write");
  const mayReport = useMay("device.fault");
  const [dialog, setDialog] = useState<"down" | "order" | null>(null);
  const downtimes = useQuery({
    queryKey: ["devices", "downtimes", device.id],
    queryFn: () => take(api.GET("/api/downtimes", { params: { query: { device_id: device.id, page_size: 50 } } })),
    refetchInterval: 10_000,
  });
  return (
    <section className="fleet-telemetry">
      <header className="row">
        <h2>
          <Link to={`/devices/${device.id}`}>{device.code}</Link>
        </h2>
        <span className="meta cut">
          {device.model_name} · {device.ae_title}
          {device.installed_on ? ` · ${device.installed_on.slice(0, 4)}` : ""}
        </span>
        <span className="sp" />
        <ChartLegend />
        <RangePicker range={range} onChange={onRange} />
        {(mayOrder || mayReport) && (
          <button type="button" className="btn" onClick={() => setDialog("order")}>
            <Icon name="wrench" />
            {t("orders.open")}
          </button>
        )}
        {mayStop && !tile.downtime && (
          <button type="button" className="btn" onClick={() => setDialog("down")}>
            {t("down.log")}
          </button>
        )}
      </header>
      <Telemetry deviceId={device.id} range={range} alarms={alarms} downtimes={downtimes.data?.results ?? []} most={SHOWN_CHANNELS} />
      {dialog === "down" && <DowntimeDialog device={device} onClose={() => setDialog(null)} />}
      {dialog === "order" && <OrderDialog deviceId={device.id} deviceCode={device.code} onClose={() => setDialog(null)} />}
    </section>
  );
}
