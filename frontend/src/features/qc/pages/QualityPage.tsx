import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "@/shared/session/session";
import { Icon } from "@/shared/ui/Icon";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useAddress } from "@/shared/ui/useAddress";
import { QUEUES, useAudit, useQueue, useQueueCounts, type Kind, type Queue } from "../api/quality";
import { AuditDesk } from "../components/AuditDesk";
import { ChartRow } from "../components/ChartRow";
import { DrawDialog } from "../components/DrawDialog";
import { QualityTabs } from "../components/QualityTabs";
import { Progress } from "../components/Progress";
import "../qc.css";

/** The quality desk: queues, the case to judge with names masked, and the charts. */
export default function QualityPage() {
  const { t } = useTranslation("qc");
  const [params, change] = useAddress();
  const queue: Queue = QUEUES.find((one) => one === params.get("queue")) ?? "random";
  const kind: Kind = params.get("kind") === "image" ? "image" : "report";
  const counts = useQueueCounts();
  const list = useQueue(queue);
  const [skipped, setSkipped] = useState<number[]>([]);
  const [drawing, setDrawing] = useState(false);
  const mayDraw = useMay("qc.draw");
  const mayRead = useMay("qc.read");
  const open = (list.data?.cases ?? []).filter((one) => !one.is_done);
  const left = [...open.filter((one) => !skipped.includes(one.id)), ...open.filter((one) => skipped.includes(one.id))];
  const current = left[0]?.id ?? null;
  const audit = useAudit(current, left[1]?.id ?? null);
  const set = (name: string, value: string) => change({ [name]: value });
  return (
    <div className="quality">
      <nav className="quality-bar" aria-label={t("queues.label")}>
        <div className="seg">
          {QUEUES.map((one) => (
            <button type="button" key={one} className={one === queue ? "on" : ""} aria-pressed={one === queue} onClick={() => set("queue", one)}>
              {t(`queues.${one}`)} <span className="num">{counts.data?.[one] ?? ""}</span>
            </button>
          ))}
        </div>
        <span className="tag violet">
          <Icon name="eyeoff" /> {t("masked")}
        </span>
        <span className="sp" />
        <QualityTabs />
        {mayDraw && (
          <button type="button" className="btn sm primary" onClick={() => setDrawing(true)}>
            {t("draw.act")}
          </button>
        )}
      </nav>
      {list.data && <Progress cases={list.data.cases} current={current} median={list.data.median_s} draws={list.data.draws} />}
      {list.isPending && <Loading lines={6} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && current === null && <EmptyState title={t(`queues.empty.${queue}`)} hint={mayDraw ? t("queues.emptyHint") : undefined} />}
      {current !== null && audit.isPending && <Loading lines={8} />}
      {current !== null && audit.isError && (
        <div>
          <ErrorState error={audit.error} onRetry={() => void audit.refetch()} />
          <button type="button" className="btn sm" onClick={() => setSkipped((before) => [...before.filter((one) => one !== current), current])}>
            {t("audit.skip")}
          </button>
        </div>
      )}
      {current !== null && audit.data && <AuditDesk key={current} audit={audit.data} onSkip={() => setSkipped((before) => [...before.filter((one) => one !== current), current])} />}
      {mayRead && <ChartRow kind={kind} onKind={(next) => set("kind", next)} />}
      {drawing && <DrawDialog onClose={() => setDrawing(false)} onDrawn={(method) => set("queue", method)} />}
    </div>
  );
}
