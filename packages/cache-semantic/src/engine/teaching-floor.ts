/** Less similar questions teach nothing: that two answers agree says little where the questions have little in common. */
export const TEACHING_FLOOR = 0.6;
