import { useTranslation } from "react-i18next";
import { waitsForSomebody } from "@/shared/ui/viewer/types";
import type { Study } from "../api/types";

/** Are the images all here, and do they belong to an exam. */
export function StudyTags({ study }: { study: Study }) {
  const { t } = useTranslation("imaging");
  return (
    <span className="row">
      <span className={`tag ${study.state === "complete" ? "green" : "blue"}`}>{t(`state.${study.state ?? "receiving"}`)}</span>
      {study.match !== "matched" && <span className={waitsForSomebody(study) ? "tag amber" : "tag"}>{t(`match.${study.match ?? "pending"}`)}</span>}
    </span>
  );
}

/** Bytes as people say them. */
export function writeSize(bytes: number | undefined): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes ?? 0;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value.toFixed(value < 10 && unit > 0 ? 1 : 0)} ${units[unit]}`;
}
