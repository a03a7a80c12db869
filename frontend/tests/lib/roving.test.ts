import { roving } from '@/lib/roving';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let group: HTMLElement;
let stop: () => void;
const stops = () => [...group.querySelectorAll('button')].map((one) => one.tabIndex);

beforeEach(() => {
  group = document.createElement('div');
  group.innerHTML = '<button>1</button><p><button>2</button></p><button>3</button>';
  document.body.replaceChildren(group); // what another file left would have the focus first
  stop = roving('button', 'last')(group);
});

afterEach(() => {
  stop();
  group.remove();
});

describe('roving', () => {
  it('is one stop of the Tab key, at first the newest', async () => {
    expect(stops()).toEqual([-1, -1, 0]);
    await userEvent.tab();
    expect(document.activeElement).toHaveTextContent('3');
    await userEvent.tab();
    expect(group).not.toContainElement(document.activeElement as HTMLElement);
  });

  it('is walked with arrows, Home and End, and Tab comes back to where it was left', async () => {
    await userEvent.tab();
    await userEvent.keyboard('{ArrowUp}');
    expect(document.activeElement).toHaveTextContent('2');
    await userEvent.keyboard('{Home}{ArrowUp}{ArrowDown}');
    expect(document.activeElement).toHaveTextContent('2');
    expect(stops()).toEqual([-1, 0, -1]);
    await userEvent.keyboard('{End}{ArrowDown}');
    expect(document.activeElement).toHaveTextContent('3');
  });

  it('takes in what comes, and goes on when the chosen one goes', async () => {
    group.querySelector('button')?.focus();
    expect(stops()).toEqual([0, -1, -1]);
    group.append(document.createElement('button'));
    await Promise.resolve();
    expect(stops()).toEqual([0, -1, -1, -1]);
    group.querySelector('button')?.remove();
    await Promise.resolve();
    expect(stops()).toEqual([-1, -1, 0]);
  });
});
