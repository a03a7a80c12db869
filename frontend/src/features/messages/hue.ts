/** A hue from 0 to 359 that a person keeps: two who talk are told apart at a glance. */
export function hueOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 360;
  return sum;
}
