/** Points that belong together, in order. */
export interface Series {
  readonly title: string;
  readonly colour: string;
  readonly isDashed?: boolean;
  /** Where the label of each point is. */
  readonly labelled: keyof typeof LABELS;
  readonly points: readonly { readonly across: number; readonly upwards: number; readonly label: string }[];
}

const LABELS = {
  above: { x: 0, y: -10, anchor: 'middle' },
  below: { x: 0, y: 20, anchor: 'middle' },
  left: { x: -9, y: 4, anchor: 'end' },
  right: { x: 9, y: 4, anchor: 'start' },
} as const;

/** What is drawn. */
export interface LinePicture {
  readonly title: string;
  /** What the axes are. */
  readonly across: string;
  readonly upwards: string;
  readonly series: readonly Series[];
}

const WIDTH = 700;
const HEIGHT = 460;
const FRAME = { left: 64, right: 24, top: 48, bottom: 56 };
const STEPS = [0.5, 1, 2, 5, 10, 20] as const;
const MOST_TICKS = 9;
const INK = '#1b1b1b';
const GRID = '#dddddd';
/** Keeps words readable where lines cross them. */
const HALO = 'paint-order="stroke" stroke="#ffffff" stroke-width="3"';

/** Where a number is on an axis, and the numbers that are written beside it. */
interface Axis {
  readonly place: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Lines between labelled points, as SVG that can be read on light ground at 700 pixels. */
export function linePicture({ title, across, upwards, series }: LinePicture): string {
  const points = series.flatMap((one) => one.points);
  const x = axis(Math.max(1, ...points.map((point) => point.across)), FRAME.left, WIDTH - FRAME.right);
  const y = axis(Math.max(1, ...points.map((point) => point.upwards)), HEIGHT - FRAME.bottom, FRAME.top);
  const middle = (FRAME.top + HEIGHT - FRAME.bottom) / 2;
  const parts = [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(title, { x: FRAME.left, y: 28 }, 'font-size="17" font-weight="600"'),
    ...grid(x, y),
    text(across, { x: (FRAME.left + WIDTH - FRAME.right) / 2, y: HEIGHT - 12 }, 'text-anchor="middle"'),
    `<g transform="rotate(-90 18 ${middle})">${text(upwards, { x: 18, y: middle }, 'text-anchor="middle"')}</g>`,
    ...series.map((one) => line(one, { x, y })),
    ...series.map((one) => labels(one, { x, y })),
    ...series.map((one, number) => legend(one, number, series.length)),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" font-family="system-ui, 'DejaVu Sans', sans-serif" font-size="13" fill="${INK}">
<title>${escaped(title)}</title>
${parts.join('\n')}
</svg>
`;
}

function axis(most: number, from: number, to: number): Axis {
  const step = STEPS.find((one) => most / one <= MOST_TICKS) ?? 50;
  const count = Math.ceil((1.04 * most) / step);
  const place = (value: number): number => Math.round(10 * (from + ((to - from) * value) / (count * step))) / 10;
  return { place, ticks: Array.from({ length: count + 1 }, (_, number) => number * step) };
}

function grid(x: Axis, y: Axis): readonly string[] {
  const [left, right, top, bottom] = [FRAME.left, WIDTH - FRAME.right, FRAME.top, HEIGHT - FRAME.bottom];
  return [
    ...x.ticks.flatMap((tick) => [
      `<path d="M${x.place(tick)} ${top}V${bottom}" stroke="${GRID}"/>`,
      text(String(tick), { x: x.place(tick), y: bottom + 18 }, 'text-anchor="middle"'),
    ]),
    ...y.ticks.flatMap((tick) => [
      `<path d="M${left} ${y.place(tick)}H${right}" stroke="${GRID}"/>`,
      text(String(tick), { x: left - 8, y: y.place(tick) + 4 }, 'text-anchor="end"'),
    ]),
  ];
}

interface Axes {
  readonly x: Axis;
  readonly y: Axis;
}

function line({ points, colour, isDashed = false }: Series, { x, y }: Axes): string {
  const placed = points.map((point) => ({ x: x.place(point.across), y: y.place(point.upwards) }));
  const path = placed.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`).join('');
  const dashes = isDashed ? ' stroke-dasharray="6 4"' : '';
  const marks = placed.map((point) => `<circle cx="${point.x}" cy="${point.y}" r="4.5"/>`);
  return `<g fill="${colour}"><path d="${path}" fill="none" stroke="${colour}" stroke-width="2"${dashes}/>${marks.join('')}</g>`;
}

/** Over all lines. */
function labels({ points, colour, labelled }: Series, { x, y }: Axes): string {
  const shift = LABELS[labelled];
  const words = points.map((point) => {
    const place = { x: x.place(point.across) + shift.x, y: y.place(point.upwards) + shift.y };
    return text(point.label, place, `text-anchor="${shift.anchor}" ${HALO}`);
  });
  return `<g fill="${colour}">${words.join('')}</g>`;
}

/** Bottom right, where settings that answer little and err a lot would be. */
function legend({ title, colour }: Series, number: number, of: number): string {
  const y = HEIGHT - FRAME.bottom - 16 - 20 * (of - 1 - number);
  const x = WIDTH - FRAME.right - 262;
  return `<circle cx="${x}" cy="${y - 4}" r="4.5" fill="${colour}"/>${text(title, { x: x + 12, y })}`;
}

function text(words: string, { x, y }: { readonly x: number; readonly y: number }, more = ''): string {
  return `<text x="${x}" y="${y}" ${more}>${escaped(words)}</text>`;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
