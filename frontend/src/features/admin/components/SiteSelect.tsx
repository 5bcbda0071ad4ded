import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { useSites } from "../api/sites";

/** A site, or (null) all of them. */
export function SiteSelect({ value, onChange, label, id }: { value?: number | null; onChange?: (site: number | null) => void; label: string; id?: string }) {
  const { t } = useTranslation("admin");
  const lang = useLang();
  const sites = useSites();
  return (
    <Select<number>
      id={id}
      aria-label={label}
      style={{ minWidth: 140 }}
      loading={sites.isPending}
      value={value ?? 0}
      onChange={(site) => onChange?.(site === 0 ? null : site)}
      options={[{ value: 0, label: t("allSites") }, ...(sites.data?.results ?? []).map((site) => ({ value: site.id, label: pick(site.name, lang) || site.code }))]}
    />
  );
}

/** Name of a site by its id; null stands for all. */
export function useSiteWords(): (id: number | null | undefined) => string {
  const { t } = useTranslation("admin");
  const lang = useLang();
  const sites = useSites();
  return (id) => {
    if (!id) return t("allSites");
    const site = sites.data?.results.find((one) => one.id === id);
    return site ? pick(site.name, lang) || site.code : String(id);
  };
}
