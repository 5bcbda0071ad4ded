import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { Icon } from "@/shared/ui/Icon";
import { EmptyState, ErrorState, Loading } from "@/shared/ui/states";
import { useFreeSlots, type FreeSlot } from "../api/freeSlots";
import { useWhen } from "../hooks/useWhen";

type Part = "morning" | "afternoon" | "evening";

const PARTS: readonly { part: Part; combo: string }[] = [
  { part: "morning", combo: "M" },
  { part: "afternoon", combo: "A" },
  { part: "evening", combo: "V" },
];
const DURATIONS = [10, 20, 30, 45, 60];

interface Props {
  site: number | undefined;
  modalities: string[];
  first: string;
  onShow: (slot: FreeSlot) => void;
  onClose: () => void;
}

/** A caller without an order asks when there is a slot: a number for the modality, a letter for the part of the day, answered at once. */
export function FreeSlotFinder({ site, modalities, first, onShow, onClose }: Props) {
  const { t } = useTranslation("scheduling");
  const when = useWhen();
  const panel = useRef<HTMLElement>(null);
  const [modality, setModality] = useState(first);
  const [part, setPart] = useState<Part | undefined>();
  const [duration, setDuration] = useState<number | undefined>();
  const [skip, setSkip] = useState(0);
  const found = useFreeSlots({ site: site ?? 0, modality, part_of_day: part, duration, skip, n: 3 }, site !== undefined && modality !== "");
  useEffect(() => panel.current?.focus(), []);
  const again = (act: () => void) => {
    setSkip(0);
    act();
  };
  const turn = (one: Part) => again(() => setPart(part === one ? undefined : one));
  const slots = found.data?.slots ?? [];
  useHotkey("PageDown", () => slots.length === 3 && setSkip(skip + 3), { label: t("offers.next") });
  useHotkey("PageUp", () => setSkip(Math.max(0, skip - 3)), { label: t("offers.previous"), when: skip > 0 });
  useHotkey("Escape", onClose, { label: t("drawer.close") });
  return (
    <aside className="drawer finder" aria-label={t("free.title")} tabIndex={-1} ref={panel}>
      <header>
        {t("free.title")}
        <span className="sp" />
        <button type="button" className="btn sm ghost" aria-label={t("drawer.close")} onClick={onClose}>
          <Icon name="x" />
        </button>
      </header>
      <div className="drawer-body">
        <section>
          <p className="cap">{t("free.modality")}</p>
          <span className="row wrap" role="group" aria-label={t("free.modality")}>
            {modalities.map((one, at) => (
              <Choice key={one} combo={String(at + 1)} label={one} isOn={one === modality} onPick={() => again(() => setModality(one))} />
            ))}
          </span>
          <p className="cap">{t("free.part")}</p>
          <span className="row wrap" role="group" aria-label={t("free.part")}>
            {PARTS.map((one) => (
              <Choice key={one.part} combo={one.combo} label={t(`free.parts.${one.part}`)} isOn={one.part === part} onPick={() => turn(one.part)} />
            ))}
          </span>
          <p className="cap">{t("free.length")}</p>
          <span className="row wrap" role="group" aria-label={t("free.length")}>
            {DURATIONS.map((one) => (
              <button key={one} type="button" className="btn sm" aria-pressed={one === (duration ?? found.data?.duration_min)} onClick={() => again(() => setDuration(one))}>
                {t("drawer.minutes", { count: one })}
              </button>
            ))}
          </span>
        </section>
        <section aria-live="polite">
          <p className="cap">{t("free.next")}</p>
          {found.isPending && modality !== "" && <Loading lines={3} />}
          {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
          {found.data && slots.length === 0 && <EmptyState title={t("offers.none")} hint={t("offers.noneHint")} />}
          <ul className="slots" aria-busy={found.isFetching}>
            {slots.map((slot) => (
              <li key={`${slot.resource_id}-${slot.starts_at}`}>
                <button type="button" className="slot" onClick={() => onShow(slot)}>
                  <b className="num sp">{when(slot.starts_at, slot.ends_at)}</b>
                  <span className="tag line">{slot.resource_code}</span>
                </button>
              </li>
            ))}
          </ul>
          {(found.data?.not_asked ?? []).map((reason) => (
            <p key={reason.text} className="meta">
              {reason.text}
            </p>
          ))}
        </section>
      </div>
    </aside>
  );
}

function Choice({ combo, label, isOn, onPick }: { combo: string; label: string; isOn: boolean; onPick: () => void }) {
  useHotkey(combo, onPick, { label });
  return (
    <button type="button" className="btn sm" aria-pressed={isOn} onClick={onPick}>
      {label} <kbd>{combo}</kbd>
    </button>
  );
}
