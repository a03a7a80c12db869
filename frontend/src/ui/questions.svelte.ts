export interface Question {
  title: string;
  text: string;
  /** What the button reads that does it. */
  confirm: string;
}

interface Asked extends Question {
  answer: (yes: boolean) => void;
}

let asked = $state.raw<Asked | null>(null);

/** The question on show, if there is one. */
export const questions = {
  get asked(): Question | null {
    return asked;
  },
  answer(yes: boolean): void {
    asked?.answer(yes);
    asked = null;
  },
};

/** Asks before something that cannot be undone; false when the reader would rather not, or is asked already. */
export function ask(question: Question): Promise<boolean> {
  if (asked) return Promise.resolve(false);
  return new Promise((answer) => (asked = { ...question, answer }));
}
