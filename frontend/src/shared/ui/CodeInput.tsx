import { Input, type InputProps, type InputRef } from "antd";
import { useState, type Ref } from "react";
import { useTranslation } from "react-i18next";

/** A code of the second factor: a keyboard of digits on touch screens, and one of letters for a recovery code, unless only the app counts. */
export function CodeInput({ ref, isAppOnly = false, ...rest }: InputProps & { ref?: Ref<InputRef>; isAppOnly?: boolean }) {
  const { t } = useTranslation("shell");
  const [isRecovery, setRecovery] = useState(false);
  return (
    <>
      <Input ref={ref} className="m" inputMode={isRecovery ? "text" : "numeric"} autoComplete={isRecovery ? "off" : "one-time-code"} autoCapitalize="characters" spellCheck={false} maxLength={40} {...rest} />
      {!isAppOnly && (
        <button type="button" className="btn ghost sm" onClick={() => setRecovery(!isRecovery)}>
          {t(isRecovery ? "factor.useApp" : "factor.useRecovery")}
        </button>
      )}
    </>
  );
}
