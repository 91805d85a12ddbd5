/** What only the pane that shows the photograph can do. */
export interface PhotoControls {
  zoom(factor: number): void;
  fit(): void;
  actualSize(): void;
  /** Ends a drag without its effect; false when there was none. */
  cancelGesture(): boolean;
}
