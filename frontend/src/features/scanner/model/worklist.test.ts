import { describe, expect, it } from "vitest";
import { chooseCard, findByCode, isOf, nextToCall, type ScannerCard } from "./worklist";

const card = (id: number, state: string): ScannerCard =>
  ({ exam: { id, state, accession: `A${id}`, patient: { mrn: `M${id}` } }, verdict: "clear", is_released: false, lane: "", handed_over_at: null, n_open_reactions: 0 }) as unknown as ScannerCard;
const cards = [card(1, "acquired"), card(2, "arrived"), card(3, "in_progress")];

describe("worklist", () => {
  it("shows the chosen one, else who is in the scanner, else who waits", () => {
    expect(chooseCard(cards, 1)?.exam.id).toBe(1);
    expect(chooseCard(cards, null)?.exam.id).toBe(3);
    expect(chooseCard(cards.slice(0, 2), null)?.exam.id).toBe(2);
    expect(chooseCard(cards.slice(0, 1), null)).toBeNull();
  });
  it("finds by record number or accession, exactly", () => {
    expect(findByCode(cards, " m2 ")?.exam.id).toBe(2);
    expect(findByCode(cards, "A3")?.exam.id).toBe(3);
    expect(findByCode(cards, "M")).toBeNull();
    expect(findByCode(cards, "")).toBeNull();
  });
  it("tells another patient's wristband", () => {
    const { exam } = cards[1] as ScannerCard;
    expect(isOf(exam, "m2")).toBe(true);
    expect(isOf(exam, "M3")).toBe(false);
    expect(isOf(exam, " ")).toBe(false);
  });
  it("calls the first who is here with a number, never whoever lies in the scanner", () => {
    const tickets = [{ exam_id: 3 }, { exam_id: 5 }, { exam_id: 2 }];
    const day = [...cards, card(4, "ready"), card(5, "ready")];
    expect(nextToCall(day, tickets, 3)?.card.exam.id).toBe(2);
    expect(nextToCall(day, tickets, 2)?.card.exam.id).toBe(5);
    expect(nextToCall(day, [{ exam_id: 3 }], null)).toBeNull();
  });
});
