import { useTranslation } from "react-i18next";

/** Ready-made reasons of an act, chosen by number key. */
export function useQuickReasons(): (kind: string) => string[] {
  const { t } = useTranslation("exams");
  return (kind) => t(`reasons.${kind}`, { returnObjects: true }) as string[];
}
