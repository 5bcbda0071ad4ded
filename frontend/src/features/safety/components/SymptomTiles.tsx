import { useTranslation } from "react-i18next";
import { SITES, type BodySite, type ReactionTable } from "@/shared/safety/sheet";
import { Glyph, Icon } from "@/shared/ui/Icon";

interface Props {
  groups: ReactionTable["groups"];
  chosen: string[];
  disabled: boolean;
  onToggle: (code: string) => void;
  /** Given for an extravasation: where, and about how much. */
  site?: BodySite | null;
  onSite: (site: BodySite) => void;
  band: string;
  onBand: (band: string) => void;
}

const BANDS = ["lt10", "10to50", "gt50", "unknown"] as const;

/** Symptoms as tiles, severe first; physiologic ones dashed. */
export function SymptomTiles({ groups, chosen, disabled, onToggle, site, onSite, band, onBand }: Props) {
  const { t } = useTranslation("safety");
  return (
    <>
      {groups.map((group) => (
        <div key={group.group}>
          <h2 className={group.group === "severe" ? "bad" : group.group === "moderate_allergic" ? "warn" : ""}>
            {group.group === "severe" && <Glyph name="problem" />}
            {t(`group.${group.group}`)}
          </h2>
          <div className={group.tiles.length % 3 === 0 ? "tiles wide" : "tiles"}>
            {group.tiles.map((tile) => {
              const on = chosen.includes(tile.code);
              return (
                <button key={tile.code} type="button" aria-pressed={on} disabled={disabled} className={`${on ? `on ${tile.grade}` : ""}${tile.kind === "physiologic" && tile.grade === "mild" ? " dash" : ""}`} onClick={() => onToggle(tile.code)}>
                  {on && <Icon name="check" />}
                  <span>{tile.text}</span>
                </button>
              );
            })}
          </div>
        </div>
      ))}
      {site !== undefined && (
        <>
          <div>
            <h2>{t("reaction.where")}</h2>
            <div className="tiles">
              {SITES.slice(0, 4).map((one) => (
                <button key={one} type="button" aria-pressed={site === one} disabled={disabled} className={site === one ? "on" : ""} onClick={() => onSite(one)}>
                  {t(`site.${one}`)}
                </button>
              ))}
            </div>
          </div>
          <div>
            <h2>{t("reaction.howMuch")}</h2>
            <div className="tiles">
              {BANDS.map((one) => (
                <button key={one} type="button" aria-pressed={band === one} disabled={disabled} className={band === one ? "on" : ""} onClick={() => onBand(one)}>
                  {t(`band.${one}`)}
                </button>
              ))}
            </div>
          </div>
        </>
      )}
    </>
  );
}
