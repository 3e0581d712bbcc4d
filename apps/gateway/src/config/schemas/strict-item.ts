import { z } from 'zod';
import { nearestName } from '../nearest-name.js';

/** An object inside a list or a map that refuses fields it does not know, naming the nearest one it does. */
export function strictItem<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const names = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined;
      const unknown = issue.keys.map((key) => `"${key}" (did you mean "${nearestName(key, names)}"?)`);
      return `has an unknown field ${unknown.join(', ')}`;
    },
  });
}
