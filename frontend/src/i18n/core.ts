import { locale, type Locale } from './locale.svelte';

type Placeholders<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type Arguments<Text> = [Placeholders<Text>] extends [never]
  ? []
  : [values: Record<Placeholders<Text>, string | number>];

/** The same keys with the same placeholders: what a translation of `Texts` must have. */
export type Translation<Texts> = { [Key in keyof Texts]: string };

/** Makes a typed `t(key, values)` of one area's texts; a missing key does not compile. */
export function translator<const Texts extends Record<string, string>>(
  texts: Record<Locale, Translation<Texts>> & { ko: Texts },
) {
  return function t<Key extends keyof Texts>(key: Key, ...[values]: Arguments<Texts[Key]>): string {
    const filling: Record<string, string | number> = values ?? {};
    return texts[locale.current][key].replace(/\{(\w+)\}/g, (_, name) => String(filling[name]));
  };
}
