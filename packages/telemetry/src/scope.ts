/** The instrumentation scope of every span and metric: one name, so that one instrument is one series. */
export const INSTRUMENTATION_SCOPE = 'isartor.gateway';
