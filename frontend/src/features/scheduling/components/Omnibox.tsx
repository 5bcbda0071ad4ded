import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useHotkey } from "@/shared/hotkeys/useHotkey";
import { useLang } from "@/shared/i18n/useLang";
import { pick } from "@/shared/lib/localised";
import { Icon } from "@/shared/ui/Icon";
import { AgeText } from "@/shared/ui/TimeText";
import type { Caller } from "../api/types";

interface Props {
  text: string;
  onText: (text: string) => void;
  callers: Caller[];
  isUnique: boolean;
  isBusy: boolean;
  onPick: (caller: Caller) => void;
}

/** Finds the caller: phone tail, name, pinyin, record or accession number. Enter takes the only match that has something to book. */
export function Omnibox({ text, onText, callers, isUnique, isBusy, onPick }: Props) {
  const { t } = useTranslation("scheduling");
  const lang = useLang();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useHotkey(
    "F2",
    () => {
      field.current?.focus();
      field.current?.select();
    },
    { label: t("omni.label") },
  );
  const asked = text.trim().length >= 2;
  /** The text that Enter was pressed on before its matches came: the key is kept for them, and only for them. */
  const enteredOn = useRef("");
  const enter = () => {
    enteredOn.current = isBusy ? text : "";
    if (isBusy) return;
    if (isUnique && callers[0]) onPick(callers[0]);
    else list.current?.querySelector("button")?.focus();
  };
  const enterLate = useEffectEvent(() => enteredOn.current === text && asked && enter());
  useEffect(() => {
    if (!isBusy) enterLate();
  }, [isBusy]);
  return (
    <div role="search">
      <div className="input omni">
        <Icon name="search" />
        <input
          ref={field}
          name="caller"
          autoComplete="off"
          aria-label={t("omni.label")}
          placeholder={t("omni.placeholder")}
          value={text}
          onChange={(event) => {
            enteredOn.current = "";
            onText(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === "Enter" && !event.repeat) enter();
            else if (event.key === "ArrowDown") list.current?.querySelector("button")?.focus();
            else if (event.key === "Escape") onText("");
            else return;
            event.preventDefault();
          }}
        />
        {asked && isUnique && <span className="tag green">{t("omni.unique")}</span>}
        <kbd>F2</kbd>
      </div>
      <p className="meta hint">{t("omni.hint")}</p>
      {asked && !isBusy && callers.length === 0 && (
        <p className="meta hint" role="status">
          {t("omni.none")}
        </p>
      )}
      {asked && callers.length > 0 && (
        <ul className="pick" ref={list} aria-label={t("omni.matches")}>
          {callers.map((caller) => (
            <li key={caller.patient.id}>
              <button
                type="button"
                onClick={() => onPick(caller)}
                onKeyDown={(event) => {
                  const item = event.currentTarget.closest("li");
                  const next = event.key === "ArrowDown" ? item?.nextElementSibling : event.key === "ArrowUp" ? item?.previousElementSibling : null;
                  if (!next) return;
                  event.preventDefault();
                  next.querySelector("button")?.focus();
                }}
              >
                <b>{caller.patient.name}</b>{" "}
                <span className="t2">
                  {t(`common:sex.${caller.patient.sex}`)} · <AgeText birthDate={caller.patient.birth_date} />
                </span>
                <span className="meta cut" style={{ display: "block" }}>
                  {caller.to_book[0] ? pick(caller.to_book[0].exam_type_names, lang) : caller.booked[0] ? t("omni.booked", { exam: pick(caller.booked[0].exam_type_names, lang) }) : t("omni.nothing")}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
