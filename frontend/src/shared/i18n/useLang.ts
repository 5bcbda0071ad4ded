import { useTranslation } from "react-i18next";
import type { Language } from "./index";

/** The interface language, re-rendering on a switch. */
export function useLang(): Language {
  return useTranslation().i18n.language as Language;
}
