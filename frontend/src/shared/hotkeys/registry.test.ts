import { afterEach, describe, expect, it, vi } from "vitest";
import { addHotkey, comboOf, handleKey, listHotkeys, setSingleKeys } from "./registry";

function press(init: KeyboardEventInit & { keyCode?: number }, target: HTMLElement = document.body): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
  if (init.keyCode) Object.defineProperty(event, "keyCode", { value: init.keyCode });
  Object.defineProperty(event, "target", { value: target });
  handleKey(event);
  return event;
}

let stops: (() => void)[] = [];
function put(combo: string) {
  const run = vi.fn();
  stops.push(addHotkey({ combo, label: combo, run }));
  return run;
}

afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  setSingleKeys(true);
  expect(listHotkeys()).toEqual([]);
});

describe("spelling of a key", () => {
  it.each([
    ["j", {}, "J"],
    ["?", { shiftKey: true }, "?"],
    ["K", { ctrlKey: true, shiftKey: true }, "Ctrl+Shift+K"],
    ["Enter", { metaKey: true }, "Ctrl+Enter"],
    ["F2", {}, "F2"],
    ["c", { altKey: true }, "Alt+C"],
    [" ", {}, "Space"],
  ])("%s with %o is %s", (key, modifiers, combo) => {
    expect(comboOf(new KeyboardEvent("keydown", { key, ...modifiers }))).toBe(combo);
  });
});

describe("which keys act", () => {
  const field = document.createElement("input");

  it("runs and swallows a registered key, leaves others", () => {
    const run = put("J");
    expect(press({ key: "j" }).defaultPrevented).toBe(true);
    expect(run).toHaveBeenCalledTimes(1);
    expect(press({ key: "k" }).defaultPrevented).toBe(false);
  });

  it("runs Ctrl+Enter in a select that took the Enter, and nothing else that was taken", () => {
    const select = document.createElement("input");
    select.setAttribute("role", "combobox");
    const taken = (target: HTMLElement) => {
      const event = new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, cancelable: true });
      Object.defineProperty(event, "target", { value: target });
      event.preventDefault();
      handleKey(event);
    };
    const run = put("Ctrl+Enter");
    taken(select);
    expect(run).toHaveBeenCalledTimes(1);
    taken(field);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it("keeps single letters and Enter out of fields, lets F and Ctrl keys in", () => {
    const [j, enter, f2, save] = [put("J"), put("Enter"), put("F2"), put("Ctrl+Enter")];
    press({ key: "j" }, field);
    press({ key: "Enter" }, field);
    press({ key: "F2" }, field);
    press({ key: "Enter", ctrlKey: true }, field);
    expect([j, enter, f2, save].map((run) => run.mock.calls.length)).toEqual([0, 0, 1, 1]);
  });

  it("never acts on keys of an input method", () => {
    const run = put("1");
    press({ key: "1", isComposing: true });
    press({ key: "1", keyCode: 229 });
    expect(run).not.toHaveBeenCalled();
  });

  it("silences single letters when they are switched off, not the others", () => {
    const [j, palette] = [put("J"), put("Ctrl+K")];
    setSingleKeys(false);
    press({ key: "j" });
    press({ key: "k", ctrlKey: true });
    expect([j.mock.calls.length, palette.mock.calls.length]).toEqual([0, 1]);
  });

  it("prefers the latest registration: a dialog over its page", () => {
    const [page, dialog] = [put("1"), put("1")];
    press({ key: "1" });
    expect([page.mock.calls.length, dialog.mock.calls.length]).toEqual([0, 1]);
  });
});
