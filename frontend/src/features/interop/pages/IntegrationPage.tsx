import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMay } from "@/shared/session/session";
import { ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { TimeText } from "@/shared/ui/TimeText";
import { useOverview, useTryPartner, type Line, type Partner, type Sender } from "../api/overview";
import { MappingDrawer } from "../components/MappingDrawer";
import { ParkedPanel } from "../components/ParkedPanel";
import { PartnerDrawer } from "../components/PartnerDrawer";
import { findHealth, HEALTH_LOOK } from "../model/health";
import "../interop.css";

/** All lines to the hospital at a glance: who sends, who is told, what waits, what is parked, and what can be done about it. */
export default function IntegrationPage() {
  const { t } = useTranslation("interop");
  const query = useOverview();
  const mayWrite = useMay("message.write");
  const [editing, setEditing] = useState<{ partner: Partner | null } | null>(null);
  const [sender, setSender] = useState<string | null>(null);
  const attempt = useTryPartner();
  if (query.isPending) return <Loading lines={8} />;
  if (query.isError) return <ErrorState wide error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className="page col" style={{ gap: 16 }}>
      <section className="panel" aria-label={t("overview.out")}>
        <header className="row">
          <b>{t("overview.out")}</b>
          <span className="sp" />
          <Link className="btn sm" to="/messages/subscriptions">{t("subscription.title")}</Link>
          <Link className="btn sm" to="/messages/out">{t("outbound.title")}</Link>
          {mayWrite && (
            <button type="button" className="btn sm primary" onClick={() => setEditing({ partner: null })}>
              {t("partner.add")}
            </button>
          )}
        </header>
        <div className="body col" style={{ gap: 12 }}>
          {attempt.isError && <ProblemNote error={attempt.error} />}
          {query.data.lines.length === 0 && <p className="meta">{t("overview.noPartner")}</p>}
          {query.data.lines.map((line) => (
            <LineRow key={line.partner.id} line={line} mayWrite={mayWrite} isTrying={attempt.isPending} onTry={() => attempt.mutate(line.partner.id)} onEdit={() => setEditing({ partner: line.partner })} />
          ))}
        </div>
      </section>
      <section className="panel" aria-label={t("overview.in")}>
        <header className="row">
          <b>{t("overview.in")}</b>
          <span className="sp" />
          <Link className="btn sm" to="/messages/in">{t("inbound.title")}</Link>
        </header>
        <div className="body col" style={{ gap: 12 }}>
          {query.data.senders.length === 0 && <p className="meta">{t("overview.noSender")}</p>}
          {query.data.senders.map((one) => (
            <SenderRow key={one.sender} sender={one} onMapping={() => setSender(one.sender)} />
          ))}
        </div>
      </section>
      <ParkedPanel />
      {editing && <PartnerDrawer partner={editing.partner} onClose={() => setEditing(null)} />}
      {sender !== null && <MappingDrawer sender={sender} onClose={() => setSender(null)} />}
    </div>
  );
}

function LineRow({ line, mayWrite, isTrying, onTry, onEdit }: { line: Line; mayWrite: boolean; isTrying: boolean; onTry: () => void; onEdit: () => void }) {
  const { t } = useTranslation("interop");
  const { partner } = line;
  const health = findHealth(line);
  return (
    <div className="row" role="group" aria-label={partner.code} style={{ flexWrap: "wrap" }}>
      <span className={HEALTH_LOOK[health]}>{t(`health.${health}`)}</span>
      <b>{partner.code}</b>
      <span className="meta num">
        {partner.host}:{partner.port} {partner.uses_tls && "TLS"}
      </span>
      {(partner.flows ?? []).map((flow) => (
        <span key={flow} className="tag line">{t(`flow.${flow}`)}</span>
      ))}
      <span className="sp" />
      <Link to={`/messages/out?status=pending&destination=${partner.code}`}>{t("overview.pending", { count: line.n_pending })}</Link>
      {line.oldest_at && (
        <span className="meta">
          {t("overview.oldest")} <TimeText at={line.oldest_at} shape="full" />
        </span>
      )}
      <Link to={`/messages/out?status=parked&destination=${partner.code}`}>{t("overview.parked", { count: line.n_parked })}</Link>
      <span className="meta">{t("overview.sent", { count: line.n_sent })}</span>
      {partner.down_since && (
        <span className="meta">
          {t("overview.down", { count: partner.failures ?? 0 })} <TimeText at={partner.down_since} shape="full" />
        </span>
      )}
      {mayWrite && line.n_pending > 0 && (
        <button type="button" className="btn sm" disabled={isTrying} onClick={onTry}>
          {t("overview.try", { code: partner.code })}
        </button>
      )}
      {mayWrite && (
        <button type="button" className="btn sm ghost" onClick={onEdit}>
          {t("partner.edit", { code: partner.code })}
        </button>
      )}
    </div>
  );
}

function SenderRow({ sender, onMapping }: { sender: Sender; onMapping: () => void }) {
  const { t } = useTranslation("interop");
  const name = sender.sender.replace("|", " · ") || t("overview.unreadable");
  const filter = encodeURIComponent(sender.sender);
  return (
    <div className="row" role="group" aria-label={name} style={{ flexWrap: "wrap" }}>
      <span className={sender.n_parked > 0 ? "tag amber" : "tag green"}>{sender.n_parked > 0 ? t("health.parked") : t("health.ok")}</span>
      <b>{name}</b>
      {Object.entries(sender.kinds).map(([kind, n]) => (
        <span key={kind} className="tag line">
          {kind || "–"} <span className="num">{n}</span>
        </span>
      ))}
      <span className="sp" />
      <span className="meta">{t("overview.received", { count: sender.n_received })}</span>
      {sender.sender && <Link to={`/messages/in?status=parked&sender=${filter}`}>{t("overview.parked", { count: sender.n_parked })}</Link>}
      {sender.n_rejected > 0 && <span className="tag red">{t("overview.rejected", { count: sender.n_rejected })}</span>}
      {sender.last_at && (
        <span className="meta">
          {t("overview.last")} <TimeText at={sender.last_at} shape="full" />
        </span>
      )}
      {sender.sender && (
        <button type="button" className="btn sm ghost" onClick={onMapping}>
          {t("overview.mapping", { sender: name })}
        </button>
      )}
    </div>
  );
}
