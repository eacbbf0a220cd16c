// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes the symbolic icons of the desk from the strokes below.
//
//   npm install --no-save pathkit-wasm && node build-aux/draw-icons.mjs
//
// GTK recolours the *fill* of a symbolic icon and knows no strokes, so each
// drawing is turned into one filled outline here, and that into the masks that
// the desk loads (gtk4-encode-symbolic-svg, in Debian's libgtk-4-bin). The
// results are committed: building needs neither Node.js nor this script.
//
// A drawing is a list of steps on a 16 px square: "line" strokes a path, "fill"
// fills one, "cut" and "cutline" take away from what is there.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(process.cwd() + '/');
const PathKit = await require('pathkit-wasm/bin/pathkit.js')({
  wasmBinary: readFileSync(require.resolve('pathkit-wasm/bin/pathkit.wasm')),
});
const FOLDER = new URL('../data/signs/', import.meta.url);
const SIZES = [16, 32, 64];
const STROKE = 1.8;

const circle = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z`;
const box = (x, y, w, h, r) => `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}`
  + `h${2 * r - w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}Z`;
const RING = circle(8, 8, 6.1);
const DISC = circle(8, 8, 7);
const SQUARE = box(1.2, 1.2, 13.6, 13.6, 3.4);

const line = (d, width = STROKE) => ({ act: 'line', d, width });
const dashed = (d, on, off) => ({ act: 'line', d, width: STROKE, dash: [on, off] });
const fill = (d, soften = 0) => ({ act: 'fill', d, soften });
const cut = (d) => ({ act: 'cut', d });
const cutline = (d, width = STROKE) => ({ act: 'cutline', d, width });
const letters = (d, ...dots) => [fill(SQUARE), cutline(d, 1.6), ...dots.map(([x, y]) => cut(circle(x, y, 1)))];

const drawings = {
  // States of a post: told apart by their outline alone.
  'state-draft': [dashed(RING, 2.1, 1.7326)],
  'state-in-review': [line(RING), fill('M8 1.9A6.1 6.1 0 0 1 8 14.1Z')],
  'state-changes-requested': [line(RING), line('M6.3 10.7H9A2.1 2.1 0 0 0 9 6.5H6.4', 1.6), fill('M3.9 6.5L6.7 4.1V8.9Z')],
  'state-approved': [line(RING), line('M5.2 8.3L7.2 10.3L10.8 6.1')],
  'state-scheduled': [line(RING), line('M8 4.7V8.3L10.2 9.9', 1.7)],
  'state-sending': [fill('M1.9 2.2L14.6 8L1.9 13.8L3.5 9L9 8L3.5 7Z', 0.6)],
  'state-published': [fill(DISC), cutline('M4.9 8.3L7.1 10.5L11.1 5.8', 2)],
  'state-failed': [fill('M5.3 1.4H10.7L14.6 5.3V10.7L10.7 14.6H5.3L1.4 10.7V5.3Z', 0.8), cutline('M5.7 5.7L10.3 10.3M10.3 5.7L5.7 10.3', 2)],
  'state-awaiting-person': [fill(circle(8, 4.5, 3.2)), fill('M2.1 14.2C2.1 10.9 4.7 8.9 8 8.9S13.9 10.9 13.9 14.2Z', 0.8)],
  'state-unconfirmed': [line('M8 1.2L14.8 8L8 14.8L1.2 8Z', 1.6), line('M6.3 6.4A1.75 1.75 0 1 1 8.8 7.9Q8 8.3 8 9.1', 1.5), fill(circle(8, 11.1, 0.95))],
  'state-missed': [line(RING), line('M4 12L12 4')],
  'state-cancelled': [line(RING), line('M5.3 8H10.7')],

  // What else a sign can say of a post.
  'late': [fill('M8 2L14.4 13.4H1.6Z', 1.6), cutline('M8 6.2V9.3', 1.8), cut(circle(8, 11.9, 1.05))],
  'waived': [line('M3.4 8H12.6', 2)],
  'working': [line('M8 2.2A5.8 5.8 0 1 1 2.2 8', 2)],
  'missing': [line(box(3.4, 1.4, 9.2, 13.2, 2.4)), fill(circle(8, 8, 1.5))],
  'source-changed': [line('M2 6.7C3.9 4.3 5.6 4.5 8 5.8S12.1 7.3 14 4.9'), line('M2 11.1C3.9 8.7 5.6 8.9 8 10.2S12.1 11.7 14 9.3')],
  'own-text': [line('M2.4 13.6L3.1 10.5L10.7 2.9A1.45 1.45 0 0 1 12.8 2.9L13.1 3.2A1.45 1.45 0 0 1 13.1 5.3L5.5 12.9Z', 1.6), line('M9.2 4.5L11.5 6.8', 1.3)],
  'follows': [
    line('M6.9 9.7A2.65 2.65 0 0 1 6.9 5.9L9.2 3.6A2.65 2.65 0 0 1 12.95 7.35L11.6 8.7', 1.7),
    line('M9.1 6.3A2.65 2.65 0 0 1 9.1 10.1L6.8 12.4A2.65 2.65 0 0 1 3.05 8.65L4.4 7.3', 1.7),
  ],

  // Networks: one colour, that of the text beside them.
  'network-mastodon': [
    fill('M4.8 1H11.2A3.6 3.6 0 0 1 14.8 4.6V8.2A3.6 3.6 0 0 1 11.2 11.8H6.4C6.5 13.2 8.4 13.6 11 13.1V14.7C5.6 16 1.2 14.2 1.2 8.8V4.6A3.6 3.6 0 0 1 4.8 1Z'),
    cutline('M4.9 8.9V5.7A1.55 1.55 0 0 1 8 5.7V7.6M8 5.7A1.55 1.55 0 0 1 11.1 5.7V8.9', 1.5),
  ],
  'network-bluesky': [fill('M8 7.2C7 5 4.2 2.4 2.2 2.1C.9 1.9 .7 3.1 .8 4.1C1 6.4 1.5 8.7 3.9 9C2.4 9.5 2 10.7 3.2 12C5.2 14.3 7.2 12.3 8 10.3C8.8 12.3 10.8 14.3 12.8 12C14 10.7 13.6 9.5 12.1 9C14.5 8.7 15 6.4 15.2 4.1C15.3 3.1 15.1 1.9 13.8 2.1C11.8 2.4 9 5 8 7.2Z')],
  'network-practice': [line('M4.8 1.6V5.6A3.2 3.2 0 0 0 11.2 5.6V1.6M8 8.8V14.5')],
  'network-several': [line(circle(10.5, 10.5, 3.6), 1.7), cut(circle(5.5, 5.5, 5.3)), line(circle(5.5, 5.5, 3.6), 1.7)],
  'network-x': letters('M5.2 5.2L10.8 10.8M10.8 5.2L5.2 10.8'),
  'network-linkedin': letters('M5 7.4V11.4M7.8 11.4V7.2M7.8 9.1A1.75 1.75 0 0 1 11.3 9.1V11.4', [5, 5]),
  'network-facebook': letters('M10.4 4.4H9.8A1.7 1.7 0 0 0 8.1 6.1V11.8M6.2 8.1H10.2'),
  'network-instagram': letters(`M4.6 7.3V11.2${circle(9.2, 8.4, 1.9)}M11.1 6.4V10.6A1.9 1.9 0 0 1 7.8 11.9`, [4.6, 4.9]),
  'network-threads': letters('M5.1 4.5V9.7A1.4 1.4 0 0 0 6.6 11.1M3.8 6.9H6.7M8.7 4.3V11.4M8.7 9.2A1.55 1.55 0 0 1 11.8 9.2V11.4'),
  'network-tiktok': letters('M5.1 4.5V9.7A1.4 1.4 0 0 0 6.6 11.1M3.8 6.9H6.7M10 4.5V9.7A1.4 1.4 0 0 0 11.5 11.1M8.7 6.9H11.6'),
  'network-viva-engage': letters('M4.9 5L8 11.2L11.1 5'),
  'network-other': [fill(SQUARE), cut(circle(5, 8, 1.1)), cut(circle(8, 8, 1.1)), cut(circle(11, 8, 1.1))],

  // Marks of brands: never alone, always on a tile of the brand's colour.
  'mark-wind': [line('M1.8 6.3H8.9A2.1 2.1 0 1 0 6.9 3.5', 1.7), line('M1.8 9.2H12A2.1 2.1 0 1 1 10 12', 1.7), line('M1.8 12H7', 1.7)],
  'mark-drops': [fill('M5 2.2C6.4 4.4 8 6.2 8 8.2A3 3 0 0 1 2 8.2C2 6.2 3.6 4.4 5 2.2Z', 0.4), fill('M11.6 7.2C12.7 9 14.1 10.3 14.1 11.8A2.5 2.5 0 0 1 9.1 11.8C9.1 10.3 10.5 9 11.6 7.2Z', 0.4)],
  'mark-pod': [line('M3 13C1.7 7 5.6 2.6 13.3 2.6C13.8 10.3 9.2 14.3 3 13Z', 1.7), line('M3.4 12.6C5.4 9.8 7 8.4 9.4 6.8', 1.6)],
  'mark-maze': [line('M13.9 2.1V13.9H2.1V2.3H11V11H5V5.2H8V8.1', 1.6)],
  'mark-spark': [fill('M8 .8C8.7 5.1 10.9 7.3 15.2 8C10.9 8.7 8.7 10.9 8 15.2C7.3 10.9 5.1 8.7 .8 8C5.1 7.3 7.3 5.1 8 .8Z')],

  // Places and acts that the icon theme lacks.
  'calendar': [line(box(2, 2.7, 12, 11.4, 2)), fill('M2.3 3.5H13.7V6.4H2.3Z'), line('M5.2 1.4V3M10.8 1.4V3', 1.7),
    ...[[5.1, 8.8], [8, 8.8], [10.9, 8.8], [5.1, 11.4], [8, 11.4], [10.9, 11.4]].map(([x, y]) => fill(circle(x, y, 0.85)))],
  'queue': [line('M5 14H4.3A1.5 1.5 0 0 1 2.8 12.5V3.4A1.5 1.5 0 0 1 4.3 1.9H10.3L13.2 4.8V12.5A1.5 1.5 0 0 1 11.7 14H11'), line('M8 14.2V8.3M5.3 10.5L8 7.8L10.7 10.5')],
  'target': [line(RING), line(circle(8, 8, 2.4), 1.6)],
  'composer': [line('M7.5 2.4H3.9A1.7 1.7 0 0 0 2.2 4.1V12.1A1.7 1.7 0 0 0 3.9 13.8H11.9A1.7 1.7 0 0 0 13.6 12.1V8.5'), line('M6.6 9.4L7.1 7.2L12.5 1.8L14.2 3.5L8.8 8.9Z', 1.5)],
  'server': [line(box(3.9, 1.5, 8.2, 7.8, 1.7), 1.6), line('M8 9.5V12.4M4.2 13.9H11.8', 1.6), fill(circle(8, 5.4, 1.1))],
  'gauge': [line('M3.3 12.6A6.2 6.2 0 1 1 12.7 12.6'), line('M8 9.3L11 6.2', 1.7), fill(circle(8, 9.3, 1.7))],
  'open-outside': [line('M6.6 2.6H4.2A1.6 1.6 0 0 0 2.6 4.2V11.8A1.6 1.6 0 0 0 4.2 13.4H11.8A1.6 1.6 0 0 0 13.4 11.8V9.4'), line('M9.6 2.4H13.6V6.4M13.2 2.8L7.6 8.4')],
  'accounts': [fill(circle(5.6, 4.9, 2.6)), fill('M.9 13.2C.9 10.4 3 8.7 5.6 8.7S10.3 10.4 10.3 13.2Z', 0.6), line('M10.6 2.6A2.5 2.5 0 0 1 10.6 7.3M12.2 9.1C14 9.7 15 11.2 15 13.1', 1.6)],
};

function trace({ act, d, width, dash, soften }) {
  const path = PathKit.FromSVGString(d);
  const round = { cap: PathKit.StrokeCap.ROUND, join: PathKit.StrokeJoin.ROUND };
  if (dash) {
    path.dash(dash[0], dash[1], 0);
    path.stroke({ ...round, cap: PathKit.StrokeCap.BUTT, width });
  } else if (act.endsWith('line')) {
    path.stroke({ ...round, width });
  } else if (soften) {
    const edge = PathKit.FromSVGString(d);
    edge.stroke({ ...round, width: soften });
    path.op(edge, PathKit.PathOp.UNION);
  }
  path.simplify();
  return path;
}

function outline(steps) {
  const whole = PathKit.NewPath();
  for (const step of steps)
    whole.op(trace(step), step.act.startsWith('cut') ? PathKit.PathOp.DIFFERENCE : PathKit.PathOp.UNION);
  whole.simplify();
  return whole;
}

const shorten = (d) => d.replace(/-?\d*\.?\d+(?:e-?\d+)?/g, (number) => {
  const text = String(Math.round(Number(number) * 1000) / 1000);
  return text.replace(/^(-?)0\./, '$1.');
});

function encode(file) {
  for (const size of SIZES) {
    const folder = fileURLToPath(new URL(`${size}/`, FOLDER));
    mkdirSync(folder, { recursive: true });
    execFileSync('gtk4-encode-symbolic-svg', ['-o', folder, fileURLToPath(file), `${size}x${size}`]);
  }
}

mkdirSync(FOLDER, { recursive: true });
for (const [name, steps] of Object.entries(drawings)) {
  const path = outline(steps);
  const rule = path.getFillType().value === PathKit.FillType.EVENODD.value ? ' fill-rule="evenodd"' : '';
  const file = new URL(`dia-${name}-symbolic.svg`, FOLDER);
  writeFileSync(file,
    `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16"><path fill="#2e3436"${rule} d="${shorten(path.toSVGString())}"/></svg>\n`);
  encode(file);
}
