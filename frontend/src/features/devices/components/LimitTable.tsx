import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useMay } from "@/shared/session/session";
import { EmptyState, Loading } from "@/shared/ui/states";
import { useChannels } from "../api/fleet";
import type { Channel, Limit } from "../api/types";
import { ChannelDialog } from "./ChannelDialog";
import { LimitDialog } from "./LimitDialog";
import { sayLimit } from "./limitWords";

/** Every channel with the limits that judge it now and where they come from; a device may have its own. */
export function LimitTable({ deviceId }: { deviceId: number }) {
  const { t } = useTranslation("devices");
  const lang = useLang();
  const may = useMay("device.write");
  const channels = useChannels(deviceId);
  const [opened, setOpened] = useState<Channel | null>(null);
  const [edited, setEdited] = useState<{ channel: Channel; limit: Limit } | null>(null);
  if (!channels.data) return <Loading />;
  const rows = channels.data.flatMap((channel): { channel: Channel; limit: Limit | null }[] => (channel.limits.length > 0 ? channel.limits.map((limit) => ({ channel, limit })) : [{ channel, limit: null }]));
  if (rows.length === 0) return <EmptyState title={t("limits.none")} />;
  return (
    <div className="dt-wrap flat">
      <table className="tbl" aria-label={t("limits.title")}>
        <thead>
          <tr>
            <th scope="col">{t("limits.channel")}</th>
            <th scope="col">{t("limits.when")}</th>
            <th scope="col" className="r">{t("limits.hold")}</th>
            <th scope="col">{t("alarms.severity")}</th>
            <th scope="col">{t("limits.source")}</th>
            <th scope="col" aria-label={t("limits.change")} />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ channel, limit }) => (
            <tr key={`${channel.id}-${limit?.code ?? ""}`}>
              <td>
                {pick(channel.names, lang)} {channel.cadence_s === 0 && <span className="tag">{t("channel.byHand")}</span>} {!channel.enabled && <span className="tag">{t("channel.off")}</span>}
              </td>
              <td className="num">
                {limit ? sayLimit(t, limit) : "–"} {limit?.of_baseline && <span className="tag">{t("limits.waits")}</span>}
              </td>
              <td className="r num">{limit ? `${limit.hold_s} s` : ""}</td>
              <td>{limit ? t(`severity.${limit.severity}`) : ""}</td>
              <td className="source">
                {limit?.own && <span className="tag">{t("limits.own")}</span>} {limit?.source} <span className="meta">{limit?.own ? "" : limit?.policy_version}</span>
              </td>
              <td className="r">
                {may && (
                  <button type="button" className="btn sm ghost" aria-label={t("channel.editOf", { name: pick(channel.names, lang) })} onClick={() => setOpened(channel)}>
                    {t("channel.edit")}
                  </button>
                )}
                {may && limit && !limit.of_baseline && (
                  <button type="button" className="btn sm ghost" onClick={() => setEdited({ channel, limit })}>
                    {t("limits.change")}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {opened && <ChannelDialog deviceId={deviceId} channel={opened} name={pick(opened.names, lang)} onClose={() => setOpened(null)} />}
      {edited && <LimitDialog deviceId={deviceId} name={pick(edited.channel.names, lang)} limit={edited.limit} onClose={() => setEdited(null)} />}
    </div>
  );
}
