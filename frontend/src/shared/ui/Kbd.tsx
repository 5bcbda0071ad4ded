import { Fragment } from "react";

/** A key as printed on the control it presses; several are separated by blanks: "Ctrl K". */
export function Kbd({ keys }: { keys: string }) {
  return (
    <>
      {keys.split(" ").map((key, at) => (
        <Fragment key={key}>
          {at > 0 && "\u2009"}
          <kbd>{key === "Enter" ? "\u21b5" : key}</kbd>
        </Fragment>
      ))}
    </>
  );
}
