import ReactionCourse from '@/features/reports/ReactionCourse.svelte';
import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';

const at = (minute: number) => `2026-11-20T09:0${minute}:00.000Z`;
const course = {
  step_minutes: 1,
  steps: [3, 0, 1200].map((count, minute) => ({ at: at(minute), count })),
};

describe('reactions over time', () => {
  it('are a picture that says when there were most', () => {
    render(ReactionCourse, { course });
    expect(screen.getByRole('img')).toHaveAccessibleName(/1,200번$/);
    expect(document.querySelectorAll('rect')).toHaveLength(3);
  });

  it('are a table too, without the minutes in which there were none', () => {
    render(ReactionCourse, { course });
    const rows = [...document.querySelectorAll('tbody tr')].map((row) => row.textContent);
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatch(/1,200$/);
  });
});
