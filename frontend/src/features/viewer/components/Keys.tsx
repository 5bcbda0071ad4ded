import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { addHotkey } from "@/shared/hotkeys/registry";
import { KEYS, presetKey, type KeyAct } from "../model/keys";

interface Props {
  acts: Record<KeyAct, () => void>;
  presets: number;
  onPreset: (place: number) => void;
}

/** Puts the viewer's keys in force while it is open; the `?` overlay lists them. */
export function Keys({ acts, presets, onPreset }: Props) {
  const { t } = useTranslation("images");
  const latest = useRef({ acts, onPreset });
  useEffect(() => {
    latest.current = { acts, onPreset };
  });
  useEffect(() => {
    const names = Object.keys(KEYS) as KeyAct[];
    const stops = names.map((act) => addHotkey({ combo: KEYS[act], label: t(`key.${act}`), run: () => latest.current.acts[act]() }));
    return () => stops.forEach((stop) => stop());
  }, [t]);
  useEffect(() => {
    const stops = Array.from({ length: presets }, (_, place) => addHotkey({ combo: presetKey(place), label: t("key.preset", { n: place + 1 }), run: () => latest.current.onPreset(place) }));
    return () => stops.forEach((stop) => stop());
  }, [presets, t]);
  return null;
}
