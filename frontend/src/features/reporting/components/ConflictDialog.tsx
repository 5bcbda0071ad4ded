import { Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";
import type { Standing } from "../hooks/useDraft";

/** Another hand saved meanwhile: both texts line by line, and a choice. Nothing is overwritten unseen. */
export function ConflictDialog({ standing, onSettle }: { standing: Standing; onSettle: (mine: boolean) => Promise<void> }) {
  const { t } = useTranslation("reporting");
  const [error, setError] = useState<unknown>(null);
  const settle = (mine: boolean) => void onSettle(mine).catch(setError);
  return (
    <Modal open width={720} title={t("conflict.title", { name: standing.saved_by })} closable={false} okText={t("conflict.mine")} cancelText={t("conflict.theirs")} onOk={() => settle(true)} onCancel={() => settle(false)} keyboard={false} mask={{ closable: false }}>
      {(["findings", "impression", "technique"] as const)
        .filter((section) => standing.diff[section].some((line) => line.op !== "same"))
        .map((section) => (
          <section key={section} className="reading-diff">
            <h3 className="cap">{t(`section.${section}`)}</h3>
            {standing.diff[section].map((line, at) => (
              <p key={at} className={line.op}>
                {line.op !== "same" && <span className="meta">{t(`conflict.${line.op}Line`)} </span>}
                {line.text || "\u00a0"}
              </p>
            ))}
          </section>
        ))}
      {error !== null && <ProblemNote error={error} />}
    </Modal>
  );
}
