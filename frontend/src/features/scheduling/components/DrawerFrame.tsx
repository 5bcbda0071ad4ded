import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "@/shared/ui/Icon";

/** The right side of the desk: what it is about, and the way out. */
export function DrawerFrame({ title, mark, onClose, children }: { title: string; mark?: ReactNode; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation("scheduling");
  return (
    <aside className="drawer" aria-label={title}>
      <header>
        {title}
        {mark}
        <span className="sp" />
        <button type="button" className="btn sm ghost" aria-label={t("drawer.close")} onClick={onClose}>
          <Icon name="x" />
        </button>
      </header>
      {children}
    </aside>
  );
}
