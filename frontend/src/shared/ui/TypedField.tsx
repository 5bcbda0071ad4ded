import { useState } from "react";
import { DAY_SHAPE, HOUR_SHAPE, colonHour, dashDay } from "../lib/time";

interface Props {
  label: string;
  value: string;
  /** Called with whole values only; with "" when the field may be empty. */
  onChange: (value: string) => void;
  mayBeEmpty?: boolean;
}

/** A calendar day as year-month-day, whatever language the browser speaks. */
export function DayField(props: Props) {
  return <TypedField {...props} shape={DAY_SHAPE} tidy={dashDay} hint="YYYY-MM-DD" />;
}

/** A time of day in 24 hours, whatever language the browser speaks. */
export function HourField(props: Props) {
  return <TypedField {...props} shape={HOUR_SHAPE} tidy={colonHour} hint="HH:MM" />;
}

interface TypedProps extends Props {
  shape: RegExp;
  tidy: (typed: string) => string;
  hint: string;
}

/** What is half typed stays here; on leaving, the last whole value stands again. */
function TypedField({ label, value, onChange, mayBeEmpty = false, shape, tidy, hint }: TypedProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = (text: string) => {
    const next = tidy(text);
    setTyped(next);
    if (shape.test(next) || (mayBeEmpty && next === "")) onChange(next);
  };
  return (
    <input
      type="text"
      className="num"
      inputMode="numeric"
      autoComplete="off"
      aria-label={label}
      aria-invalid={typed !== null && !shape.test(typed) && !(mayBeEmpty && typed === "") ? true : undefined}
      placeholder={hint}
      value={typed ?? value}
      onChange={(event) => take(event.target.value)}
      onBlur={() => setTyped(null)}
    />
  );
}
