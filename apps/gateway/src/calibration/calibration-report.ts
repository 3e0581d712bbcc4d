import type { CurvePoint, GuardName } from '@isartor/cache-semantic';

/** Two questions, and whether one answer is right for both. */
export interface QuestionPair {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
}

/** Pairs by how they are labelled. */
export interface LabelCounts {
  readonly same: number;
  readonly different: number;
}

/** The setting that has most hits within a target. */
export interface ChosenSetting {
  readonly point: CurvePoint;
  /** The upper end of the interval is within the target, too. */
  readonly is_certain: boolean;
}

/** What to set for one target. */
export interface TargetReport {
  /** Share of hits that may be wrong. */
  readonly target: number;
  /** Absent where there is no curve by error rate, and where no setting keeps the target. */
  readonly by_error_rate?: ChosenSetting;
  /** The same with no more than a least similarity. */
  readonly by_similarity?: ChosenSetting;
}

/** What the semantic cache makes of an operator's own pairs, with the embedder and the settings of the configuration. */
export interface CalibrationReport {
  /** The embedder's id. */
  readonly embedder: string;
  readonly pairs: number;
  /** Pairs with a text that is too long for the embedder or in another language: such questions are never compared. */
  readonly unsuitable: number;
  /** Served whatever the setting; never served; for the settings to decide. */
  readonly explained: LabelCounts;
  readonly refused: LabelCounts;
  readonly open: LabelCounts;
  /** Refused pairs that are the same, by the guard that decides: what guards cost. */
  readonly refused_same_by: Readonly<Partial<Record<GuardName, number>>>;
  /** As configured. */
  readonly settings: {
    readonly max_error_rate: number;
    readonly similarity_threshold: number;
    readonly uncalibrated_threshold: number;
  };
  /** Something is known of the embedder's similarities: open pairs have an error bound. */
  readonly is_calibrated: boolean;
  /** Own labels that the decision rests on beside what is known beforehand. */
  readonly labels: number;
  /**
   * Hits and errors by `cache_semantic.max_error_rate`; empty for an embedder of which nothing is known, and where no pair is
   * open.
   */
  readonly by_error_rate: readonly CurvePoint[];
  /** By a least similarity alone. */
  readonly by_similarity: readonly CurvePoint[];
  readonly targets: readonly TargetReport[];
}
