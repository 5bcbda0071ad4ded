import { Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useWatchItems } from "../api/watch";
import { WatchView } from "./WatchView";

/** What detectors find odd on one device and nobody has judged. */
export function WatchPanel({ deviceId, deviceCode }: { deviceId: number; deviceCode: string }) {
  const { t } = useTranslation("devices");
  const [open, setOpen] = useState<number | null>(null);
  const query = useWatchItems({ device_id: deviceId, page_size: 20 });
  const rows = query.data?.results ?? [];
  return (
    <section className="panel">
      <header className="row body">
        <h3>{t("watch.title")}</h3>
        <span className="meta">{t("watch.hint")}</span>
        <span className="sp" />
        <Link className="meta" to={`/alarms/watch?device_id=${deviceId}&state=all`}>
          {t("watch.all")}
        </Link>
      </header>
      {query.isPending && <Loading lines={2} />}
      {query.isError && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && rows.length === 0 && <EmptyState title={t("watch.none")} hint={t("watch.noneHint")} />}
      <ul className="watch-list">
        {rows.map((item) => (
          <li key={item.id}>
            <button type="button" className="as-text" onClick={() => setOpen(item.id)}>
              {item.reason.text}
            </button>
            <span className="meta num">{t("watch.scoreIs", { score: item.score.toFixed(2) })}</span>
            <TimeText at={item.started_at} shape="full" />
          </li>
        ))}
      </ul>
      <Drawer open={open !== null} size={480} title={deviceCode} onClose={() => setOpen(null)} destroyOnHidden>
        {open !== null && <WatchView itemId={open} />}
      </Drawer>
    </section>
  );
}
