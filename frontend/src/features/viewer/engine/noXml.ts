/** Stands for `xmlbuilder2` in the bundle: reading and writing of XML formats by vtk.js, which the viewer never asks for. */
export function create(): never {
  throw new Error("XML formats are not part of this viewer");
}
