type Listed<List> = NonNullable<List> extends readonly (infer Part)[] ? Part : never;

/** What all features have for a place, in the order of the features. */
export function placed<Feature, Place extends keyof Feature>(
  features: readonly Feature[],
  place: Place,
): Listed<Feature[Place]>[] {
  return features.flatMap((feature) => (feature[place] ?? []) as Listed<Feature[Place]>[]);
}
