import { useTranslation } from "react-i18next";
import { ProblemNote } from "@/shared/ui/states";

interface Props {
  name: string;
  pending: boolean;
  error: unknown;
  onTake: () => void;
}

/** Somebody else writes: read only, and one click to take over, which they are told. */
export function PenBanner({ name, pending, error, onTake }: Props) {
  const { t } = useTranslation("reporting");
  return (
    <div className="reading-banner" role="status">
      <span className="sp">{t("pen.held", { name })}</span>
      <button type="button" className="btn sm" disabled={pending} onClick={onTake}>
        {t("pen.take")}
      </button>
      {error !== null && error !== undefined && <ProblemNote error={error} />}
    </div>
  );
}
