import { useTranslation } from "react-i18next";

const TONE = { too_few: "", no_level: "", within: "green", above: "red" } as const;

/** Where a group's median stands. Too few patients are said as such, never compared. */
export function PositionTag({ position, n, enough }: { position: keyof typeof TONE; n: number; enough: number }) {
  const { t } = useTranslation("dose");
  return <span className={`tag ${TONE[position]}`}>{t(`position.${position}`, { n, enough })}</span>;
}
