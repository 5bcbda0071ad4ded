import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useMutes, useUnmute } from "../api/watch";

/** Channels of which detectors say nothing for now. */
export function MuteTable() {
  const { t } = useTranslation("devices");
  const lang = useLang();
  const may = useMay("alarm.acknowledge");
  const query = useMutes();
  const unmute = useUnmute();
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Loading lines={3} />;
  const rows = query.data.results;
  if (rows.length === 0) return <EmptyState title={t("watch.noMutes")} hint={t("watch.noMutesHint")} />;
  return (
    <section className="panel">
      {unmute.isError && <ProblemNote error={unmute.error} />}
      <div className="dt-wrap flat">
        <table className="tbl" aria-label={t("watch.view.mutes")}>
          <thead>
            <tr>
              <th scope="col">{t("one.device")}</th>
              <th scope="col">{t("watch.channel")}</th>
              <th scope="col">{t("watch.mutedUntil")}</th>
              <th scope="col">{t("watch.mutedBy")}</th>
              <th scope="col">{t("watch.note")}</th>
              {may && <th scope="col" aria-label={t("watch.unmute")} />}
            </tr>
          </thead>
          <tbody>
            {rows.map((mute) => (
              <tr key={mute.id}>
                <td>
                  <Link to={`/devices/${mute.device_id}`}>{mute.device_code}</Link>
                </td>
                <td>{pick(mute.channel_names, lang)}</td>
                <td>
                  <TimeText at={mute.until} shape="full" />
                </td>
                <td>{mute.muted_by}</td>
                <td>{mute.note}</td>
                {may && (
                  <td className="r">
                    <button type="button" className="btn sm" onClick={() => unmute.mutate({ device_id: mute.device_id, channel: mute.channel_code })}>
                      {t("watch.unmute")}
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
