/** An attachment that tells how wide an element is, in pixels, as often as that changes. */
export function watchWidth(tell: (width: number) => void) {
  return (element: HTMLElement) => {
    const observer = new ResizeObserver(() => tell(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  };
}
