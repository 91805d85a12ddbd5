/** What a key can do. */
export type Command =
  | { do: 'next-image' | 'previous-image' }
  /** `leave`: after the last box the focus moves on, as Tab does everywhere. */
  | { do: 'next-box' | 'previous-box'; leave: boolean }
  | { do: 'accept' }
  | { do: 'assign'; rank: number }
  | { do: 'name' | 'species' | 'viewpoint' }
  | { do: 'reject' | 'unidentifiable' | 'delete' | 'mark-empty' }
  | { do: 'draw' }
  | { do: 'nudge'; dx: number; dy: number; resize: boolean }
  | { do: 'zoom'; factor: number }
  | { do: 'fit' | 'actual-size' }
  | { do: 'toggle-rejected' }
  | { do: 'filter' | 'keys' | 'cancel' };
