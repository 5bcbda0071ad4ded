import { useTranslation } from "react-i18next";
import { TimeText } from "@/shared/ui/TimeText";
import type { Board } from "../api/types";
import { MoveAffected } from "./MoveAffected";
import { DrawerFrame } from "./DrawerFrame";

/** Closed time of a scanner: whom it hits, and the way to another place for all of them. */
export function BlockDrawer({ block, board, onClose, onAppointment }: { block: number; board: Board; onClose: () => void; onAppointment: (id: number) => void }) {
  const { t } = useTranslation("planner");
  const pieces = board.items.filter((item) => item.block_id === block);
  const hit = board.items.filter((item) => item.kind === "appointment" && item.flag?.params.block === block);
  const [first] = pieces;
  const row = board.rows.find((one) => one.id === first?.resource_id);
  return (
    <DrawerFrame title={t("block.title")} onClose={onClose}>
      <div className="drawer-body">
        {first && (
          <section>
            <p className="m">
              {row?.code} · {t(`scheduling:board.cause.${first.cause}`)}
            </p>
            <p className="num">
              <TimeText at={pieces.map((item) => item.starts_at).toSorted()[0]} /> – {first.is_open_ended ? t("block.open") : <TimeText at={pieces.map((item) => item.ends_at).toSorted().at(-1)} />}
            </p>
          </section>
        )}
        <section>
          <p className="cap">
            {t("block.affected")} <span className="num">{hit.length}</span>
          </p>
          {hit.length === 0 && <p className="meta">{t("block.none")}</p>}
          {hit.map((item) => (
            <p key={item.id}>
              <button type="button" className="link" onClick={() => item.appointment_id !== null && onAppointment(item.appointment_id)}>
                <TimeText at={item.starts_at} /> {item.patient_name}
              </button>
            </p>
          ))}
        </section>
      </div>
      {hit.length > 0 && (
        <footer>
          <MoveAffected cause={{ block }} count={hit.length} className="btn primary big" />
        </footer>
      )}
    </DrawerFrame>
  );
}
