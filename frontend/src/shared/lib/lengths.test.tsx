import { renderHook, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { useLengths, useTellLengths } from "./lengths";

it("tells what is measured on the exam's images, before and after the report opened, and nothing of other exams or people", async () => {
  const viewer = renderHook(({ mm }) => useTellLengths("a", [7], [{ mm, place: "3:31" }]), { initialProps: { mm: 12.4 } });
  const report = renderHook(() => useLengths("a", 7));
  const other = renderHook(() => useLengths("a", 8));
  const stranger = renderHook(() => useLengths("b", 7));
  await waitFor(() => expect(report.result.current).toEqual([{ mm: 12.4, place: "3:31" }]));
  viewer.rerender({ mm: 9 });
  await waitFor(() => expect(report.result.current).toEqual([{ mm: 9, place: "3:31" }]));
  expect([other.result.current, stranger.result.current]).toEqual([[], []]);
});
