import { readFileSync } from 'node:fs';
import { create, type Font } from 'fontkit';

export type Weight = 400 | 700;

/** A weight of the type: its bytes for the PDF, and what can be asked of it. */
export interface Face {
  readonly name: string;
  readonly bytes: Buffer;
  readonly font: Font;
}

/*
 * Noto Sans SC whole: rosters name people, and names hold characters that the subsets made for web
 * pages leave out (13,569 of the 20,902 of CJK Unified Ideographs).
 */
const files = {
  400: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  700: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const satisfies Record<Weight, string>;

const faces = new Map<Weight, Face>();

/** Read when first asked for: who prints nothing holds no type. */
export const faceOf = (weight: Weight): Face => {
  const held = faces.get(weight);
  if (held) return held;
  const bytes = readFileSync(require.resolve(files[weight]));
  const face = { name: `noto-sans-sc-${weight}`, bytes, font: create(bytes) as Font };
  faces.set(weight, face);
  return face;
};
