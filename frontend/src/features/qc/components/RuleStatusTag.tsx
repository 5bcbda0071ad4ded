import { useTranslation } from "react-i18next";
import type { RuleStatus } from "../api/rules";

const COLOURS = { draft: "", shadow: "violet", active: "green", blocking: "red", retired: "" } as const;

export function RuleStatusTag({ status }: { status: RuleStatus }) {
  const { t } = useTranslation("rules");
  return <span className={`tag ${COLOURS[status]}`}>{t(`status.${status}`)}</span>;
}
