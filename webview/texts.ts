import type { AnnotationState, Viewpoint } from '../server/contract/annotation.ts';
import type { ImageStatus } from '../server/contract/image.ts';
import type { JobState } from '../server/contract/job.ts';
import type { Ranking } from '../server/contract/suggestion.ts';
import type { ThemeChoice } from './transport/memory.ts';

type EmptyReason = NonNullable<Ranking['empty']>;

const numbers = new Intl.NumberFormat('en');
const rates = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const scores = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const plurals = new Intl.PluralRules('en');

const n = (value: number) => numbers.format(value);
const count = (value: number, one: string, other: string) =>
  `${n(value)} ${plurals.select(value) === 'one' ? one : other}`;

/** A time as the camera or the server wrote it; what is no time stays as it is. */
function moment(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : moments.format(date);
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  return `${Math.floor(seconds / 3600)} h ${Math.round((seconds % 3600) / 60)} min`;
}

/** Every word that the page shows, in one place. */
export const texts = {
  appName: 'Safari Sleuths',
  format: { number: n, score: (value: number) => scores.format(value), moment, duration },
  errors: {
    unreachable: 'The server cannot be reached.',
    remedy: 'What to do:',
    retry: 'Try again',
    back: 'Back to the start',
    unauthorized: 'This page has lost its key to the server.',
    unauthorizedRemedy: 'Open the link again that the server printed when it started.',
    openFailed: 'This could not be opened',
    imageFailed: 'This photograph could not be opened',
    pictureFailed: 'The picture cannot be shown',
  },
  start: {
    title: 'Open a dataset',
    lead: 'A folder of photographs, with or without YOLO labels. Nothing in it is changed until you decide something.',
    choose: 'Open folder…',
    path: 'Folder on this machine',
    pathPlaceholder: '/path/to/dataset or its data.yaml',
    open: 'Open',
    recents: 'Opened before',
    noRecents: 'Nothing was opened yet.',
    layouts: {
      title: 'What can be opened',
      yolo: 'A YOLO dataset',
      yoloDetail: 'data.yaml with images/ and labels/',
      folder: 'A folder of photographs',
      folderDetail: 'labels are written beside them',
      crops: 'Crops by individual',
      cropsDetail: '<species>/<individual>/*.jpg',
    },
    images: (value: number) => count(value, 'photograph', 'photographs'),
    toDecide: (value: number) => `${n(value)} to decide`,
  },
  connection: {
    connecting: 'Connecting…',
    connected: 'Connected',
    lost: 'Connection lost. Trying again…',
    lostDetail: 'What you decide meanwhile is kept here and saved as soon as the server answers.',
    stopped: 'The server has stopped.',
    stoppedDetail: 'Start it again to go on.',
  },
  top: {
    switchDataset: 'Open another dataset',
    keys: 'Keys',
    theme: 'Theme',
    saving: 'Saving…',
    saved: 'All saved',
    unsaved: (value: number) => `${count(value, 'photograph', 'photographs')} not saved`,
    showUnsaved: 'Show the photograph that is not saved',
  },
  themes: {
    auto: 'System',
    dark: 'Dark',
    light: 'Light',
    'hc-dark': 'Dark, high contrast',
    'hc-light': 'Light, high contrast',
  } satisfies Record<ThemeChoice, string>,
  columns: {
    images: 'Photographs and problems',
    photo: 'Photograph',
    inspector: 'Selected animal',
    resizeLeft: 'Width of the image list',
    resizeRight: 'Width of the inspector',
  },
  panels: { label: 'Panels', images: 'Photographs', problems: 'Problems' },
  images: {
    list: 'Photographs',
    total: (value: number) => count(value, 'photograph', 'photographs'),
    filtered: (value: number, all: number) => `${n(value)} of ${n(all)}`,
    loading: 'Loading…',
    scanning: 'Reading the folder…',
    none: 'No photographs here',
    noneDetail: 'The folder holds no JPEG, PNG, WebP, TIFF or BMP files.',
    noneFiltered: 'No photograph fits these filters',
    clearFilters: 'Clear filters',
    search: 'Filter by path or individual',
    moreFilters: 'Filters',
    split: 'Split',
    status: 'Status',
    species: 'Species',
    individual: 'Individual',
    any: 'Any',
    problemsOnly: 'Only with problems',
    toDecide: (value: number) => `${n(value)} to do`,
    toDecideLabel: (value: number) => count(value, 'box to decide', 'boxes to decide'),
    named: (named: number, accepted: number) => `${n(named)} of ${n(accepted)} named`,
    problems: (value: number) => count(value, 'problem', 'problems'),
    unsaved: 'Not saved',
  },
  status: {
    unlabelled: 'Not labelled yet',
    labelled: 'Labelled',
    empty: 'No animal',
    unreadable: 'Not readable',
  } satisfies Record<ImageStatus, string>,
  jobs: {
    index: 'Find animals',
    indexDetail: (value: number) =>
      `${count(value, 'photograph has', 'photographs have')} not been searched for animals.`,
    resume: 'Go on',
    cancel: 'Cancel',
    dismiss: 'Dismiss',
    kinds: { index: 'Finding animals' } as Record<string, string | undefined>,
    queued: 'Waiting to start…',
    ended: {
      queued: '',
      running: '',
      done: 'Done.',
      failed: 'Failed.',
      aborted: 'Cancelled. What was done stays done.',
      interrupted: 'Interrupted. It goes on where it was.',
    } satisfies Record<JobState, string>,
    progress: (done: number, total: number | null, unit: string) =>
      total === null ? `${n(done)} ${unit}` : `${n(done)} of ${n(total)} ${unit}`,
    rate: (perSecond: number) => `${rates.format(perSecond)}/s`,
    left: (seconds: number) => `${duration(seconds)} left`,
  },
  photo: {
    canvas: (path: string, boxes: number) =>
      `${path}, ${boxes === 0 ? 'no boxes' : count(boxes, 'box', 'boxes')}`,
    role: 'photograph with boxes',
    none: 'Choose a photograph',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'Fit',
    actualSize: 'Actual pixels',
    draw: 'Draw a box',
    markEmpty: 'No animal here',
    showRejected: (value: number) => `Show rejected (${n(value)})`,
    previous: 'Previous photograph',
    next: 'Next photograph',
    zoom: (scale: number) => `${Math.round(scale * 100)} %`,
    drawHint: 'Drag over an animal. Escape ends drawing.',
    loading: 'Loading the photograph…',
    takenAt: (iso: string) => moment(iso),
    pixels: (width: number, height: number) => `${n(width)} × ${n(height)}`,
    unknownAnimal: 'animal',
  },
  saves: {
    failed: 'Not saved',
    failedDetail: (value: number) =>
      `${count(value, 'decision is', 'decisions are')} kept here until the server takes ${value === 1 ? 'it' : 'them'}.`,
    retry: 'Save again',
    discard: 'Drop my changes',
    stale: 'Changed by somebody else meanwhile',
    staleDetail: (what: string) => `Shown is the photograph as it is now. Not saved: ${what}.`,
    redo: 'Do mine again',
    keepTheirs: 'Keep theirs',
    verbs: {
      create: 'a new box',
      accept: 'accepting a box',
      update: 'changing a box',
      reject: 'rejecting a box',
      unidentifiable: 'marking a box as unidentifiable',
      delete: 'deleting a box',
      'mark-empty': 'marking the photograph as empty',
    },
  },
  inspector: {
    none: 'No animal selected',
    noneDetail: 'Click a box, or draw one with D.',
    noBoxes: 'No boxes in this photograph',
    noBoxesDetail: 'Draw a box (D), or say that there is no animal (E).',
    notIndexedDetail: 'It has not been searched for animals yet.',
    position: (at: number, all: number) => `Animal ${n(at)} of ${n(all)}`,
    previousBox: 'Previous box',
    nextBox: 'Next box',
    crop: 'This animal',
    noCrop: 'No crop',
    compared: (name: string) => `Exemplar of ${name}`,
    nothingToCompare: 'Nobody to compare yet',
    species: 'Species',
    individual: 'Individual',
    viewpoint: 'Viewpoint',
    unknownSpecies: 'Unknown',
    chooseSpecies: 'Choose a species',
    unnamed: 'Not named',
    nameOrChoose: 'Name or choose',
    addSpecies: (name: string) => `Add species “${name}”`,
    addIndividual: (name: string) => `New individual “${name}”`,
    removeName: 'Remove the name',
    crops: (value: number) => count(value, 'crop', 'crops'),
    boxes: (value: number) => count(value, 'box', 'boxes'),
    noneFound: 'None known that fits',
    accept: 'Accept',
    acceptAs: (name: string) => `Accept as ${name}`,
    goOn: 'Go on',
    reject: 'Reject',
    unidentifiable: 'Unidentifiable',
    delete: 'Delete',
    detected: (by: string) => `Found by ${by}`,
    decided: (by: string) => `Decided by ${by}`,
    confidence: (value: number) => `detector ${scores.format(value)}`,
    line: (value: number) => `label line ${n(value)}`,
  },
  states: {
    proposed: 'To decide',
    accepted: 'Accepted',
    rejected: 'Rejected',
    unidentifiable: 'Unidentifiable',
  } satisfies Record<AnnotationState, string>,
  viewpoints: {
    left: 'Left',
    right: 'Right',
    front: 'Front',
    back: 'Back',
  } satisfies Record<Viewpoint, string>,
  noViewpoint: 'None',
  suggestions: {
    title: 'Who is it?',
    gallery: (crops: number, individuals: number, species: string | null) =>
      `Compared with ${count(crops, 'crop', 'crops')} of ${count(individuals, 'known individual', 'known individuals')}${species ? ` (${species})` : ''}. Scores are cosine similarities from −1 to 1, not probabilities.`,
    score: 'Cosine similarity',
    support: (value: number) => `${count(value, 'near crop', 'near crops')}`,
    loading: 'Looking for similar animals…',
    assign: (name: string, rank: number) => `${name}, rank ${n(rank)}`,
    failed: 'No suggestions',
    none: 'Nobody similar is known',
    noneDetail: 'No other crop of the gallery may speak for this one. Name it with N.',
    empty: {
      'not-indexed': 'Not compared yet',
      'no-gallery': 'Nobody is known yet',
      'no-gallery-of-species': 'No known individual of this species',
      'no-embedder': 'No model to compare with',
    } satisfies Record<EmptyReason, string>,
    emptyDetail: {
      'not-indexed': 'Find animals first; then this one can be compared with the others.',
      'no-gallery':
        'Name the first individuals yourself (N). The next ones are compared with those.',
      'no-gallery-of-species': 'Name the first one yourself (N).',
      'no-embedder': 'An embedding model must be installed: npm run sleuths -- models list.',
    } satisfies Record<EmptyReason, string>,
  },
  problems: {
    title: 'Problems',
    none: 'No problems found',
    noneDetail: 'Every photograph and label file could be read.',
    ofImage: 'Problems of this photograph',
    line: (line: number, column?: number) =>
      column ? `line ${n(line)}, column ${n(column)}` : `line ${n(line)}`,
    severity: { error: 'Error', warning: 'Warning' },
    notAnImage: 'This file belongs to no one photograph.',
  },
  questions: {
    markEmpty: (boxes: number) =>
      `Remove ${count(boxes, 'accepted box', 'accepted boxes')} and mark the photograph as empty?`,
    markEmptyDetail: 'The label lines of these boxes are deleted.',
    yes: 'Mark as empty',
    no: 'Cancel',
    leave: 'Some decisions are not saved yet.',
  },
  notices: {
    selectBox: 'Select a box first.',
    needsSpecies: 'Choose the species first.',
    suggestionsLoading: 'The suggestions are still on their way.',
    noSuchSuggestion: (rank: number) => `There is no suggestion ${n(rank)}.`,
    nothingLeft: 'Nothing left to decide in this list.',
    lastImage: 'This is the last photograph of the list.',
    firstImage: 'This is the first photograph of the list.',
    selected: (at: number, all: number, what: string) => `Box ${n(at)} of ${n(all)}: ${what}`,
  },
  keys: {
    title: 'Keys',
    close: 'Close',
    decide: 'Decide',
    boxes: 'Boxes',
    view: 'View',
    accept: 'Accept, with the first suggestion, and go on',
    assign: 'Accept as suggestion 1 to 9 and go on',
    name: 'Name the individual',
    species: 'Change the species',
    viewpoint: 'Next viewpoint',
    reject: 'Reject: no animal',
    unidentifiable: 'An animal, but nobody can say who',
    delete: 'Delete the box',
    markEmpty: 'Mark the photograph as empty',
    nextBox: 'Next box',
    previousBox: 'Previous box',
    draw: 'Draw a new box',
    nudge: 'Move by 1 pixel',
    nudgeFar: 'Move by 10 pixels',
    grow: 'Change the size',
    nextImage: 'Next photograph',
    previousImage: 'Previous photograph',
    zoomIn: 'Zoom in (or the wheel)',
    zoomOut: 'Zoom out',
    fit: 'Fit the photograph',
    actualSize: 'Actual pixels',
    pan: 'Hold and drag to pan (or the middle button)',
    space: 'Space',
    rejected: 'Show rejected boxes',
    filter: 'Filter the list',
    cancel: 'Leave drawing, deselect',
    keys: 'Show these keys',
  },
};
