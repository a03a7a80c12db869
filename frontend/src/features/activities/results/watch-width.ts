/** An attachment that tells how wide an element is, in pixels, as often as that changes. */
export function watchWidth(onWidth: (width: number) => void) {
  return (element: HTMLElement) => {
    const observer = new ResizeObserver(() => onWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  };
}
