/** A text word by word; the pieces join to it again. */
export function words(text: string): readonly string[] {
  if (text === '') return [];
  return text.match(/\s*\S+\s*$|\s*\S+/g) ?? [text];
}

/** A text in two pieces that join to it again; surrogate pairs stay whole. */
export function halves(text: string): readonly string[] {
  const characters = [...text];
  const middle = Math.ceil(characters.length / 2);
  return [characters.slice(0, middle).join(''), characters.slice(middle).join('')];
}
