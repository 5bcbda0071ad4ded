import type { ReactNode } from "react";

/** Outline of a scanner by DICOM modality, around the origin, about 40 units wide. */
export function drawModality(modality: string): ReactNode {
  return DRAWINGS[modality] ?? DRAWINGS.OTHER;
}

const FOOT = "M-9 22h18M0 17v5";
const DRAWINGS: Record<string, ReactNode> = {
  CT: (
    <>
      <circle r="17" />
      <circle r="9.5" />
      <path d={`M-7.5 5.5h15${FOOT}`} />
    </>
  ),
  MR: (
    <>
      <rect x="-20" y="-18" width="40" height="36" rx="8" />
      <circle r="9.5" />
      <path d="M-7.5 5.5h15M-9 23h18M0 18v5" />
    </>
  ),
  PT: (
    <>
      <circle cx="-5" r="16" />
      <path d="M-5 -16H6a16 16 0 0 1 0 32H-5" />
      <circle cx="-5" r="8.5" />
      <path d="M-11 5h12M-9 22h18M0 16v6" />
    </>
  ),
  NM: (
    <>
      <rect x="-15" y="-13" width="30" height="6" rx="2" />
      <rect x="-15" y="7" width="30" height="6" rx="2" />
      <path d="M-18 0h36" />
    </>
  ),
  DX: (
    <>
      <rect x="-14" y="4" width="28" height="14" rx="2" />
      <path d="M0 4v-14M-6 -10h12" />
    </>
  ),
  MG: <path d="M-6 18h12M0 18V-8M-9 -8h18M-7 2h14" />,
  US: (
    <>
      <rect x="-10" y="-14" width="20" height="14" rx="2" />
      <path d="M-12 6h24M0 0v6M-8 6l-3 11M8 6l3 11" />
    </>
  ),
  XA: (
    <>
      <path d="M-13 -10a16 16 0 1 0 26 0" />
      <rect x="-19" y="-17" width="9" height="9" rx="2" />
      <path d="M-12 5h24M0 16v6M-8 22h16" />
    </>
  ),
  OTHER: <rect x="-15" y="-12" width="30" height="24" rx="3" />,
};
