import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderPart } from "../../../tests/render";
import { HourField } from "./TypedField";

it("hands on whole times only, and shows the last one again when a half typed one is left", () => {
  const heard = vi.fn();
  renderPart(<HourField label="opens" value="07:30" onChange={heard} />);
  const field = screen.getByLabelText<HTMLInputElement>("opens");
  fireEvent.change(field, { target: { value: "08:1" } });
  expect(field.value).toBe("08:1");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  fireEvent.change(field, { target: { value: "" } });
  expect(heard).not.toHaveBeenCalled();
  fireEvent.blur(field);
  expect(field.value).toBe("07:30");
  fireEvent.change(field, { target: { value: "0815" } });
  expect(heard).toHaveBeenLastCalledWith("08:15");
});
