import { expect, test } from "vitest";
import { nameApart } from "./referrers";

test("two of one name are told apart, others go by their name", () => {
  const accounts = [
    { id: "1", name: "Li Na", username: "lina" },
    { id: "2", name: "Li Na", username: "lina2" },
    { id: "3", name: "Liu Ming", username: "liu" },
  ];
  expect(nameApart(accounts).map((one) => one.text)).toEqual(["Li Na · lina", "Li Na · lina2", "Liu Ming"]);
});
