import { expect, test } from "vitest";
import { findImages, gatherParts, readNamed, readNumbers } from "./parts";

test.each([
  ["1-3, 8", [1, 2, 3, 8]],
  ["2 2，4", [2, 4]],
  ["", []],
  ["3-1", null],
  ["x", null],
  ["1-999999", null],
])("numbers of %j", (text, told) => expect(readNumbers(text)).toEqual(told));

test("images are found by number, and the first that is not there is told", () => {
  const images = [
    { id: 10, number: 1 },
    { id: 11, number: 2 },
    { id: 12, number: null },
  ];
  expect(findImages([1, 2], images)).toEqual({ ids: [10, 11], missing: null });
  expect(findImages([2, 3], images)).toEqual({ ids: [11], missing: 3 });
});

test.each([
  ["1-2", true, [10, 11]],
  ["1, x", false, []],
  ["2, 9", false, [11]],
  [",", false, []],
])("numbers %j are clear: %s", (text, isClear, images) =>
  expect(gatherParts([7], [{ text, images: [{ id: 10, number: 1 }, { id: 11, number: 2 }] }])).toEqual({ series: [7], images, isClear }),
);

test("nothing named is clear; numbers of images that are not loaded are not, and no fault either", () => {
  expect(gatherParts([], [])).toEqual({ series: [], images: [], isClear: true });
  expect(readNamed({ text: "1", images: undefined })).toEqual({ ids: [], bad: false, missing: null, isClear: false });
});
