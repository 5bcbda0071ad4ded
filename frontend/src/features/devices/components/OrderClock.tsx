import { useTranslation } from "react-i18next";
import { formatMinutes } from "@/shared/lib/time";
import { TimeText } from "@/shared/ui/TimeText";
import type { WorkOrder } from "../api/types";

type Clock = NonNullable<WorkOrder["clock"]>;
type Deadline = NonNullable<Clock["fix"]>;

/** What a contract promised for a fault and what is left of it, in covered hours. */
export function OrderClock({ clock }: { clock: Clock }) {
  const { t } = useTranslation("devices");
  if (!clock.response && !clock.fix && !clock.pause) return null;
  return (
    <dl className="keys-list order-clock">
      {(["response", "fix"] as const).map((name) => {
        const one = clock[name];
        return (
          one && (
            <div key={name} className="contents">
              <dt className="t3">{t(`clock.${name}`)}</dt>
              <dd>
                <DeadlineText deadline={one} />{" "}
                {one.due_at && (
                  <span className="meta">
                    {t("clock.due")} <TimeText at={one.due_at} shape="full" />
                  </span>
                )}
              </dd>
            </div>
          )
        );
      })}
      {clock.pause && (
        <div className="contents">
          <dt className="t3">{t("clock.waits")}</dt>
          <dd>
            <span className="tag amber">{t(`clock.waitsFor.${clock.pause.reason}`)}</span> <span className="meta">{t("clock.since")}</span> <TimeText at={clock.pause.started_at} shape="full" />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The promise that ends first, for a list. */
export function ClockCell({ clock }: { clock: WorkOrder["clock"] }) {
  const { t } = useTranslation("devices");
  const open = [clock?.response, clock?.fix].filter((one): one is Deadline => Boolean(one) && !one?.done_at);
  if (!clock || (open.length === 0 && !clock.pause)) return "–";
  const first = open.toSorted((a, b) => a.left_min - b.left_min)[0];
  return (
    <>
      {clock.pause && <span className="tag amber">{t(`clock.waitsFor.${clock.pause.reason}`)}</span>} {first && <DeadlineText deadline={first} />}
    </>
  );
}

function DeadlineText({ deadline }: { deadline: Deadline }) {
  const { t } = useTranslation("devices");
  const time = formatMinutes(Math.round(Math.abs(deadline.left_min)));
  if (deadline.done_at) return <span className={deadline.is_late ? "bad" : "good"}>{deadline.is_late ? t("clock.missed", { time }) : t("clock.kept")}</span>;
  if (deadline.is_late) return <b className="bad">{t("clock.late", { time })}</b>;
  return <span className={deadline.left_min < deadline.promised_min * NEAR ? "warn" : undefined}>{t(deadline.due_at ? "clock.left" : "clock.stands", { time })}</span>;
}

const NEAR = 0.2;
