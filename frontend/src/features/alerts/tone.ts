// Two notes say that something waits, one that something was said; quiet enough for an audience.
const NOTES = [660, 880];
const SECONDS = 0.16;
const LOUDNESS = 0.12;

let context: AudioContext | undefined;

/** Lets this page make sounds: browsers want to be asked while somebody presses something. */
export function unlock(): void {
  if (typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (context.state === 'suspended') context.resume().catch(() => undefined);
}

function note(audio: AudioContext, frequency: number, at: number): void {
  const [oscillator, gain] = [audio.createOscillator(), audio.createGain()];
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  gain.gain.linearRampToValueAtTime(0, at + SECONDS);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + SECONDS);
}

/** A short sound, where the page may make one. */
export function play(waits = true): void {
  const audio = context;
  if (!audio) return;
  for (const [index, frequency] of NOTES.slice(0, waits ? 2 : 1).entries()) {
    note(audio, frequency, audio.currentTime + index * SECONDS);
  }
}

/** A short vibration, where the device has one. */
export function vibrate(): void {
  // Safari and desktops of some browsers have none.
  if ('vibrate' in navigator) navigator.vibrate([120, 80, 120]);
}
