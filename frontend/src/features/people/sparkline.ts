// Fewer people than this do not fill the height: one is a low line, not a wall.
const SMALL_CROWD = 4;

/** The points of a line through `values` in a box, the newest at the right edge, zero at the bottom, `most` at the top. */
export function sparkline(values: number[], width: number, height: number, most = 0): string {
  const [first = 0] = values;
  const course = values.length > 1 ? values : [first, first];
  const top = most || Math.max(SMALL_CROWD, ...course);
  const step = width / (course.length - 1);
  return course
    .map((value, index) => `${round(index * step)},${round(height - (value / top) * height)}`)
    .join(' ');
}

function round(position: number): number {
  return Math.round(position * 10) / 10;
}
