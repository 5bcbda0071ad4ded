import { CompletionContext } from "@codemirror/autocomplete";
import { ChangeSet, EditorState } from "@codemirror/state";
import { describe, expect, it, vi } from "vitest";
import type { EditorSlot } from "./contract";
import { completeOffer, mountEditor } from "./mount";
import { findSlot, isWrongNumber, moveSlots } from "./slots";

const slot = (from: number, to: number, more: Partial<EditorSlot> = {}): EditorSlot => ({ from, to, label: "x", kind: "text", options: [], low: null, high: null, ...more });
const change = (length: number, from: number, to: number, insert: string) => ChangeSet.of({ from, to, insert }, length);
const places = (slots: { list: EditorSlot[] }) => slots.list.map((one) => [one.from, one.to]);

describe("slots under typing", () => {
  const list = [slot(2, 5), slot(5, 8)];
  it("what is typed over a slot belongs to it, and its neighbour moves along", () => {
    expect(places(moveSlots({ list, active: 0 }, change(10, 2, 5, "abcdef")))).toEqual([
      [2, 8],
      [8, 11],
    ]);
  });
  it("typing on at the end of the slot in hand still belongs to it", () => {
    expect(places(moveSlots({ list: [slot(2, 5)], active: 0 }, change(10, 5, 5, "z")))).toEqual([[2, 6]]);
    expect(places(moveSlots({ list: [slot(2, 5)], active: -1 }, change(10, 5, 5, "z")))).toEqual([[2, 5]]);
  });
  it("a slot that is deleted with its surroundings is gone, an emptied one stays", () => {
    expect(places(moveSlots({ list: [slot(2, 5)], active: -1 }, change(10, 0, 9, "")))).toEqual([]);
    expect(places(moveSlots({ list: [slot(2, 5)], active: 0 }, change(10, 2, 5, "")))).toEqual([[2, 2]]);
  });
});

describe("Tab", () => {
  const list = [slot(2, 5), slot(8, 9)];
  it.each([
    ["from before the first", -1, 0, 0, 1, 0],
    ["from the first to the second", 0, 2, 5, 1, 1],
    ["past the last", 1, 8, 9, 1, -1],
    ["back to the first", 1, 8, 9, -1, 0],
    ["back past the first", 0, 2, 5, -1, -1],
    ["back from behind all", -1, 12, 12, -1, 1],
  ] as const)("%s", (_case, active, from, to, way, at) => expect(findSlot({ list, active }, from, to, way)).toBe(at));
});

describe("a number field", () => {
  const size = slot(0, 1, { kind: "number", low: 1, high: 300 });
  it.each([
    ["12", false],
    ["300", false],
    ["0.5", true],
    ["301", true],
    ["12 mm", true],
    ["[填写 长径]", false],
  ])("%s", (text, wrong) => expect(isWrongNumber(size, text)).toBe(wrong));
});

describe("what a stroke offers", () => {
  const offers = [
    { word: "ct-chest", title: "胸部CT平扫", run: () => undefined },
    { word: "jj", title: "肺结节随访", run: () => undefined },
  ];
  const offered = (text: string) => completeOffer(new CompletionContext(EditorState.create({ doc: text }), text.length, false), offers)?.options.map((one) => one.label);
  it.each([
    ["at the start", "/", ["/ct-chest", "/jj"]],
    ["after a sentence", "心影不大。/j", ["/jj"]],
    ["by the title", "/结节", ["/jj"]],
    ["as an input method writes it", "、", ["/ct-chest", "/jj"]],
    ["not in an enumeration", "右肺、", undefined],
    ["not in a date", "2026/", undefined],
    ["not when nothing fits", "/zzz", undefined],
  ])("%s", (_case, text, labels) => expect(offered(text)).toEqual(labels));
});

describe("an editor with fields", () => {
  const mount = (text: string) => {
    const host = document.createElement("div");
    document.body.append(host);
    const onChange = vi.fn();
    const editor = mountEditor(host, { text, label: "text", onChange, keys: [], onKey: () => false, offers: () => [], onLeave: () => false });
    return { editor, onChange };
  };
  it("puts a template behind what is there", () => {
    const { editor, onChange } = mount("已有。");
    editor.insertFields("心影不大。", [slot(2, 4, { options: ["不大", "增大"], kind: "choice" })], "end");
    expect(onChange).toHaveBeenLastCalledWith("已有。\n心影不大。");
    editor.destroy();
  });
  it("has no field to enter without a template", () => {
    const { editor } = mount("已有。");
    expect(editor.enterField(0)).toBe(false);
    editor.destroy();
  });
});
