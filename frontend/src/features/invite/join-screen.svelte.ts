/** Whether the join code fills the presenter's screen, and whether it ever did. */
export class JoinScreenState {
  open = $state(false);
  seen = $state(false);

  show(): void {
    this.open = this.seen = true;
  }
}
