import { useTranslation } from "react-i18next";

interface Props {
  changes: { added: string[]; gone: string[] };
  onTheirs: () => void;
  onMine: () => void;
}

/** Somebody saved meanwhile: what changed, and whose version goes on. Nothing typed is lost. */
export function StaleNote({ changes, onTheirs, onMine }: Props) {
  const { t } = useTranslation("scheduling");
  return (
    <div className="roster-note stale" role="alert">
      <p className="warn m">{t("roster.stale.title")}</p>
      <ul>
        {changes.gone.map((row) => (
          <li key={`gone-${row}`}>{t("roster.stale.gone", { row })}</li>
        ))}
        {changes.added.map((row) => (
          <li key={`added-${row}`}>{t("roster.stale.added", { row })}</li>
        ))}
      </ul>
      <div className="row">
        <button type="button" className="btn sm" onClick={onTheirs}>
          {t("roster.stale.theirs")}
        </button>
        <button type="button" className="btn sm" onClick={onMine}>
          {t("roster.stale.mine")}
        </button>
      </div>
    </div>
  );
}
