import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { readStored, writeStored } from "../lib/storage";

export const LANGUAGES = ["zh-Hans", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
type Words = Record<string, object>;

// One chunk per language: a page never waits for a second catalogue, and the other language is not downloaded.
const LOADERS: Record<Language, () => Promise<{ words: Words }>> = {
  "zh-Hans": () => import("./zh-Hans"),
  en: () => import("./en"),
};

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((lang) => lang === value);
}

/** The language to start in: chosen earlier on this desk, else the browser's. */
export function firstLanguage(): Language {
  const stored = readStored("radflow.lang");
  if (isLanguage(stored)) return stored;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-Hans" : "en";
}

/** Fetches a catalogue without switching to it: a wall that speaks both languages needs both. */
export async function loadLanguage(lang: Language): Promise<void> {
  if (i18next.hasResourceBundle(lang, "common")) return;
  const { words } = await LOADERS[lang]();
  for (const [namespace, entries] of Object.entries(words)) i18next.addResourceBundle(lang, namespace, entries, true, true);
}

/** Switches the whole interface; resolves when the catalogue is in place. */
export async function setLanguage(lang: Language): Promise<void> {
  await loadLanguage(lang);
  await i18next.changeLanguage(lang);
  document.documentElement.lang = lang;
  writeStored("radflow.lang", lang);
}

export async function startI18n(): Promise<void> {
  const lang = firstLanguage();
  const { words } = await LOADERS[lang]();
  await i18next.use(initReactI18next).init({
    lng: lang,
    fallbackLng: false,
    defaultNS: "common",
    nsSeparator: ":",
    keySeparator: ".",
    resources: { [lang]: words as Record<string, Record<string, string>> },
    interpolation: { escapeValue: false, prefix: "{", suffix: "}" },
    pluralSeparator: "_",
    returnNull: false,
  });
  document.documentElement.lang = lang;
}
