/** Whole seconds until a moment; 0 when it has come. Read in a template, it counts down. */
export class Countdown {
  seconds = $state(0);

  /** `until` is asked for the moment, in milliseconds, again whenever what it reads changes. */
  constructor(until: () => number) {
    $effect(() => {
      const moment = until();
      const count = () => {
        this.seconds = Math.max(0, Math.ceil((moment - Date.now()) / 1000));
        if (this.seconds === 0) clearInterval(timer);
      };
      const timer = setInterval(count, 250);
      count();
      return () => clearInterval(timer);
    });
  }
}
