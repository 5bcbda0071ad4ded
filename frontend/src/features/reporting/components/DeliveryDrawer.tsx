import { Drawer } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/shared/session/session";
import { ConfirmWithReason } from "@/shared/ui/ConfirmWithReason";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useReleases, useWithdraw, type Release } from "../api/delivery";
import type { Report } from "../api/report";
import { PlainWords } from "./PlainWords";

/** Where a signed report went, its withdrawal, and the words for the patient. */
export function DeliveryDrawer({ report, onClose }: { report: Report; onClose: () => void }) {
  const { t } = useTranslation("reporting");
  const [withdrawing, setWithdrawing] = useState(false);
  const releases = useReleases(report.id);
  const withdraw = useWithdraw(report.id);
  const mayRelease = useMay("report.release");
  const stands = releases.data?.some((row) => !row.withdrawn_at) ?? false;
  const act = t("delivery.withdrawFor", { name: report.patient.name });
  return (
    <Drawer open size={560} title={t("delivery.title")} onClose={onClose}>
      {releases.isPending && <Loading lines={4} />}
      {releases.error && <ErrorState error={releases.error} onRetry={() => void releases.refetch()} />}
      {releases.data?.length === 0 && <EmptyState title={t("delivery.none")} />}
      {releases.data?.map((row) => (
        <ReleaseRow key={row.id} release={row} />
      ))}
      {mayRelease && stands && (
        <button type="button" className="btn danger" onClick={() => setWithdrawing(true)}>
          {t("delivery.withdraw")}
        </button>
      )}
      <PlainWords reportId={report.id} lang={report.lang} mayRelease={mayRelease} />
      {withdrawing && (
        <ConfirmWithReason
          act={act}
          hint={t("delivery.withdrawHint")}
          danger
          pending={withdraw.isPending}
          error={withdraw.error}
          onConfirm={(reason) => withdraw.mutate(reason, { onSuccess: () => setWithdrawing(false) })}
          onCancel={() => setWithdrawing(false)}
        />
      )}
    </Drawer>
  );
}

function ReleaseRow({ release }: { release: Release }) {
  const { t } = useTranslation("reporting");
  return (
    <section className="delivery-release">
      <h3 className="row">
        <span className="sp">
          {release.version} · {t(`kind.${release.kind}`)} · <TimeText at={release.released_at} shape="full" /> {release.released_by}
        </span>
        {release.withdrawn_at && <span className="tag red">{t(release.withdraw_reason ? "delivery.withdrawn" : "delivery.replaced")}</span>}
      </h3>
      {release.withdraw_reason && (
        <p className="meta">
          {release.withdraw_reason} · {release.withdrawn_by} · <TimeText at={release.withdrawn_at} shape="full" />
        </p>
      )}
      <ul>
        {release.handovers.map((row) => (
          <li key={`${row.channel}-${row.at}-${row.recipient}`} className="row">
            <span className="sp">
              {t(`delivery.channel.${row.channel}`)} {row.taken_by && `${t(`delivery.taker.${row.taken_by as "patient" | "relative" | "ward"}`)} `}
              {row.recipient}
              {row.copies > 0 && ` · ${t("delivery.copies", { count: row.copies })}`}
              {row.reason && ` · ${row.reason}`}
            </span>
            <TimeText at={row.at} shape="full" />
            <span className="tag">{t(row.acknowledged_at ? "delivery.acknowledged" : row.opened_at ? "delivery.opened" : row.copies ? "delivery.printed" : "delivery.waiting")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
