import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The folder that all of this is about. */
export const DOCKER = fileURLToPath(new URL('../../docker', import.meta.url));

/** The text of a file in it. */
export const readDocker = (path: string): string => readFileSync(join(DOCKER, path), 'utf8');

/** A YAML file in it, as data. */
export const parseDocker = (path: string): unknown => parse(readDocker(path));
