import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { isoDay } from "@/shared/lib/time";
import { departmentNow } from "@/shared/session/clock";
import { useSite, useZone } from "@/shared/session/site";
import { Icon } from "@/shared/ui/Icon";
import { DayField } from "@/shared/ui/TypedField";
import { EmptyState, ErrorState, Loading, ProblemNote } from "@/shared/ui/states";
import { addHoliday, previewHoliday, removeHoliday, useHolidays } from "../../api/roster";
import { usePreviewedSave } from "../../hooks/usePreviewedSave";
import { printDay } from "../../model/days";
import { AffectedDialog, FlaggedNote } from "./AffectedList";

/** Days on which weekly hours and shifts do not hold. */
export function HolidaysTab() {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const zone = useZone();
  const { site } = useSite();
  const client = useQueryClient();
  const holidays = useHolidays(site?.id);
  const [text, setText] = useState(() => ({ day: isoDay(departmentNow(), zone), zh: "", en: "" }));
  const add = usePreviewedSave({ preview: previewHoliday, save: addHoliday, onSaved: () => setText({ ...text, zh: "", en: "" }) });
  const remove = useMutation({ mutationFn: removeHoliday, onSettled: () => void client.invalidateQueries({ queryKey: ["schedule"] }) });
  const names = { "zh-Hans": text.zh.trim() || text.en.trim(), en: text.en.trim() || text.zh.trim() };
  return (
    <section className="panel roster-panel" aria-label={t("roster.tab.holidays")}>
      <header>{t("roster.tab.holidays")}</header>
      <form
        className="row roster-days"
        onSubmit={(event) => {
          event.preventDefault();
          if (site && names.en) add.start({ site_id: site.id, day: text.day, names });
        }}
      >
        <DayField label={t("hours.day")} value={text.day} onChange={(day) => setText({ ...text, day })} />
        <input type="text" className="input" maxLength={80} aria-label={t("roster.pool.zh")} placeholder={t("roster.pool.zh")} value={text.zh} onChange={(event) => setText({ ...text, zh: event.target.value })} />
        <input type="text" className="input" maxLength={80} aria-label={t("roster.pool.en")} placeholder={t("roster.pool.en")} value={text.en} onChange={(event) => setText({ ...text, en: event.target.value })} />
        <button type="submit" className="btn sm primary" disabled={!names.en || add.isPending}>
          {t("roster.holiday.add")}
        </button>
      </form>
      {add.error && <ProblemNote error={add.error} />}
      {remove.isError && <ProblemNote error={remove.error} />}
      <FlaggedNote rows={add.flagged} />
      {holidays.isPending && <Loading />}
      {holidays.isError && <ErrorState error={holidays.error} onRetry={() => void holidays.refetch()} />}
      {holidays.data?.length === 0 && <EmptyState title={t("roster.holiday.none")} hint={t("roster.holiday.hint")} />}
      <ul className="holidays">
        {holidays.data?.map((row) => (
          <li key={row.id} className="row">
            <span className="num m">{row.day}</span>
            <span className="t2">{printDay(row.day, lang, "weekday")}</span>
            <span>{pick(row.names, lang)}</span>
            <span className="meta">{row.site_id === null ? t("roster.holiday.all") : ""}</span>
            <span className="sp" />
            <button type="button" className="btn sm ghost" aria-label={t("roster.holiday.remove", { day: row.day })} disabled={remove.isPending} onClick={() => remove.mutate(row.id)}>
              <Icon name="trash" />
            </button>
          </li>
        ))}
      </ul>
      {add.asked && <AffectedDialog rows={add.asked} pending={add.isPending} onConfirm={add.confirm} onCancel={add.cancel} />}
    </section>
  );
}
