/** What a model does with the `thinking` field. */
export interface ThinkingTraits {
  /** Takes the field at all. */
  readonly thinks: boolean;
  /** Takes a budget in tokens. */
  readonly budgets: boolean;
  /** Chooses itself how long it thinks, guided by an effort. */
  readonly adaptive: boolean;
  /** Thinks unless it is told not to. */
  readonly unasked: boolean;
  /** The type that turns thinking off; absent where nothing does. */
  readonly off?: 'disabled' | 'between_tools';
  /** Knows the effort between `high` and `max`. */
  readonly xhigh: boolean;
}

/** A name with the family first, as since Claude 4, or last, as before; dates are no versions. */
const NAMES = [
  /claude-(?<family>opus|sonnet|haiku|fable|mythos)(?:-(?<major>\d{1,2})(?!\d))?(?:[-.](?<minor>\d{1,2})(?!\d))?/,
  /claude-(?<major>\d)(?:[-.](?<minor>\d))?(?:-(?<family>opus|sonnet|haiku|instant))?/,
  /claude-(?<family>instant)/,
];

/** Behind a compatible endpoint: what the dialect had from its start is the likeliest to be taken. */
const UNKNOWN: ThinkingTraits = {
  thinks: true,
  budgets: true,
  adaptive: false,
  unasked: false,
  off: 'disabled',
  xhigh: false,
};

/** The traits of a model by its name, which may stand among others (`anthropic.claude-opus-4-6-v1`). */
export function thinkingTraits(model: string): ThinkingTraits {
  const name = NAMES.map((pattern) => pattern.exec(model)?.groups).find((groups) => groups !== undefined);
  if (name === undefined) return UNKNOWN;
  const { family, major, minor } = name;
  const isBound = family === 'fable' || family === 'mythos';
  // A preview has no number yet.
  const version = Number(major ?? (isBound ? 5 : 0)) + Number(minor ?? 0) / 100;
  const isAdaptive = version >= 4.06;
  const off = isBound ? undefined : switchOf(family, version);
  return {
    thinks: version >= 3.07,
    budgets: version >= 3.07 && version < 4.07,
    adaptive: isAdaptive,
    unasked: version >= 5,
    ...(off !== undefined && { off }),
    xhigh: version >= 4.07,
  };
}

function switchOf(family: string | undefined, version: number): ThinkingTraits['off'] {
  if (version < 5.05 || family === 'haiku') return 'disabled';
  return family === 'sonnet' ? 'between_tools' : undefined;
}
