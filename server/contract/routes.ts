import { Type, type TSchema } from 'typebox';
import { Collection, Individual, Species } from './collection.ts';
import { Crop } from './crop.ts';
import { Edit, ImageDecision } from './edit.ts';
import { Encounter } from './encounter.ts';
import { ErrorBody } from './errors.ts';
import { Facets, filters, gap, ImageOrder } from './filters.ts';
import { EmbeddingMap, Exploration, UnknownGroup } from './group.ts';
import { HistoryStep } from './history.ts';
import { ImageDocument, ImageSummary, Picture, PictureSize } from './image.ts';
import { Job, JobLogEntry } from './job.ts';
import { InstalledModel, ModelDescription, ProviderName, ProviderReport } from './model.ts';
import { Overview } from './overview.ts';
import { Page, PageQuery, pageQuery } from './page.ts';
import { Problem } from './problem.ts';
import type { InputOf, ReplyOf, RouteDefinition } from './route.ts';
import { Ranking } from './suggestion.ts';

const text = Type.String({ minLength: 1 });
const collection = Type.Object({ collection: text });
const image = Type.Object({ collection: text, image: text });
const annotation = Type.Object({ collection: text, image: text, annotation: text });
const job = Type.Object({ job: text });
const model = Type.Object({ model: text });
const Nothing = Type.Object({});

/** Any part of a long list: by position instead of cursor, for who scrolls to the middle of it. */
const offset = Type.Optional(Type.Integer({ minimum: 0, description: 'Instead of a cursor.' }));
const encounter = Type.Optional(
  Type.String({ description: 'Only images of this encounter, by its id; needs the same `gap`.' }),
);

/** A page that says where in the list it begins. */
const PlacedPage = <T extends TSchema>(item: T) =>
  Type.Object({ ...Page(item).properties, offset: Type.Integer() });

/** Every route of the server. */
export const routes = {
  'server.health': {
    method: 'GET',
    url: '/api/health',
    summary: 'Whether the server is up, and which version it is',
    reply: Type.Object({ version: Type.String(), uptimeSeconds: Type.Number() }),
    errors: [],
  },
  'server.engine': {
    method: 'GET',
    url: '/api/engine',
    summary: 'The active models and the execution provider that runs them',
    reply: Type.Object({
      detector: Type.Union([Type.String(), Type.Null()]),
      embedder: Type.Union([Type.String(), Type.Null()]),
      requested: ProviderName,
      provider: Type.Union([ProviderReport, Type.Null()], {
        description: 'null until the models were first used',
      }),
    }),
    errors: [],
  },

  'collections.list': {
    method: 'GET',
    url: '/api/collections',
    summary: 'Opened datasets',
    query: PageQuery,
    reply: Page(Collection),
    errors: [],
  },
  'collections.open': {
    method: 'POST',
    url: '/api/collections',
    summary: 'Open a dataset folder (or its data.yaml)',
    body: Type.Object({ path: text }),
    reply: Collection,
    errors: ['bad-request', 'not-found', 'unprocessable'],
  },
  'collections.get': {
    method: 'GET',
    url: '/api/collections/:collection',
    summary: 'One opened dataset with its counts',
    params: collection,
    reply: Collection,
    errors: ['not-found'],
  },
  'collections.close': {
    method: 'DELETE',
    url: '/api/collections/:collection',
    summary: 'Close a dataset; nothing on disk changes',
    params: collection,
    reply: Nothing,
    errors: ['not-found'],
  },
  'collections.problems': {
    method: 'GET',
    url: '/api/collections/:collection/problems',
    summary: 'What is wrong in the dataset, by file and line',
    params: collection,
    query: PageQuery,
    reply: Page(Problem),
    errors: ['not-found'],
  },

  'species.list': {
    method: 'GET',
    url: '/api/collections/:collection/species',
    summary: 'The species of a dataset with counts',
    params: collection,
    query: PageQuery,
    reply: Page(Species),
    errors: ['not-found'],
  },
  'species.add': {
    method: 'POST',
    url: '/api/collections/:collection/species',
    summary: 'Append a species to data.yaml',
    params: collection,
    body: Type.Object({ name: text }),
    reply: Species,
    errors: ['not-found', 'conflict', 'busy', 'unprocessable'],
  },
  'labels.list': {
    method: 'GET',
    url: '/api/collections/:collection/labels',
    summary: 'Known individuals, of one species or of all',
    params: collection,
    query: Type.Object({
      ...pageQuery,
      species: Type.Optional(Type.String()),
      text: Type.Optional(Type.String()),
      order: Type.Optional(
        Type.Union([Type.Literal('name'), Type.Literal('crops'), Type.Literal('last-seen')]),
      ),
      offset,
    }),
    reply: PlacedPage(Individual),
    errors: ['not-found'],
  },
  'labels.crops': {
    method: 'GET',
    url: '/api/collections/:collection/labels/crops',
    summary: 'All crops of one individual, the odd ones out first',
    params: collection,
    query: Type.Object({ ...pageQuery, individual: text, species: Type.Optional(Type.String()) }),
    reply: Page(Crop),
    errors: ['not-found'],
  },
  'overview.get': {
    method: 'GET',
    url: '/api/collections/:collection/overview',
    summary: 'How far the review is, and what is in the dataset',
    params: collection,
    reply: Overview,
    errors: ['not-found'],
  },

  'images.list': {
    method: 'GET',
    url: '/api/collections/:collection/images',
    summary: 'Images, filtered, in the order asked for',
    params: collection,
    query: Type.Object({
      ...pageQuery,
      ...filters,
      order: Type.Optional(ImageOrder),
      gap,
      encounter,
      offset,
      after: Type.Optional(
        Type.String({ description: 'Instead of a cursor: images that come after this one.' }),
      ),
      before: Type.Optional(
        Type.String({ description: 'Images that come before this one, the nearest last.' }),
      ),
      open: Type.Optional(
        Type.Boolean({
          description: 'Only images that wait for a decision; with `named=false` also for a name.',
        }),
      ),
    }),
    reply: PlacedPage(ImageSummary),
    errors: ['bad-request', 'not-found'],
  },
  'images.position': {
    method: 'GET',
    url: '/api/collections/:collection/images/:image/position',
    summary: 'Where an image stands in the filtered list',
    params: image,
    query: Type.Object({ ...filters, order: Type.Optional(ImageOrder) }),
    reply: Type.Object({
      offset: Type.Union([Type.Integer(), Type.Null()], { description: 'null: it is not in it' }),
      total: Type.Integer(),
    }),
    errors: ['bad-request', 'not-found'],
  },
  'images.facets': {
    method: 'GET',
    url: '/api/collections/:collection/facets',
    summary: 'How many images each choice of a filter would leave',
    params: collection,
    query: Type.Object(filters),
    reply: Facets,
    errors: ['bad-request', 'not-found'],
  },
  'encounters.list': {
    method: 'GET',
    url: '/api/collections/:collection/encounters',
    summary: 'Bursts of photographs, by place and time',
    params: collection,
    query: Type.Object({ ...pageQuery, ...filters, gap, offset }),
    reply: PlacedPage(Encounter),
    errors: ['bad-request', 'not-found'],
  },
  'images.get': {
    method: 'GET',
    url: '/api/collections/:collection/images/:image',
    summary: 'One image with its boxes and problems',
    params: image,
    reply: ImageDocument,
    errors: ['not-found'],
  },
  'images.add': {
    method: 'POST',
    url: '/api/collections/:collection/images',
    summary: 'Copy photographs into a split; nothing is overwritten',
    params: collection,
    body: Type.Object({ files: Type.Array(text, { minItems: 1 }), split: Type.String() }),
    reply: Type.Object({ images: Type.Array(Type.String()) }),
    errors: ['not-found', 'conflict', 'busy', 'unprocessable'],
  },
  'images.delete': {
    method: 'DELETE',
    url: '/api/collections/:collection/images/:image',
    summary: 'Move an image with its labels to .sleuths/trash',
    params: image,
    reply: Nothing,
    errors: ['not-found', 'busy'],
  },
  'images.picture': {
    method: 'GET',
    url: '/api/collections/:collection/images/:image/picture',
    summary: 'The photograph as a file that a browser shows; its bytes are at …/picture/content',
    params: image,
    query: Type.Object({
      size: PictureSize,
      equalise: Type.Optional(
        Type.Boolean({ description: 'Local contrast evened out (CLAHE), for infrared frames.' }),
      ),
    }),
    reply: Picture,
    errors: ['not-found', 'unprocessable'],
  },
  'images.crop': {
    method: 'GET',
    url: '/api/collections/:collection/images/:image/crop',
    summary: 'What a box holds, as a file; its bytes are at …/crop/content',
    params: image,
    query: Type.Object({
      box: Type.String({ description: 'cx,cy,w,h' }),
      size: Type.Optional(Type.Integer({ minimum: 16, maximum: 1024, default: 224 })),
    }),
    reply: Picture,
    errors: ['bad-request', 'not-found', 'unprocessable'],
  },

  'predictions.run': {
    method: 'POST',
    url: '/api/collections/:collection/predictions',
    summary: 'Index the dataset: detect, crop, embed what is not done yet',
    params: collection,
    body: Type.Object({
      wholeImage: Type.Optional(Type.Boolean({ description: 'Every image is one crop.' })),
    }),
    reply: Job,
    errors: ['not-found', 'busy', 'unavailable'],
  },

  'annotations.list': {
    method: 'GET',
    url: '/api/collections/:collection/annotations',
    summary: 'Boxes of all images, filtered, in path order',
    params: collection,
    query: Type.Object({ ...pageQuery, ...filters, gap, encounter }),
    reply: Page(Crop),
    errors: ['bad-request', 'not-found'],
  },
  'annotations.edit': {
    method: 'POST',
    url: '/api/collections/:collection/images/:image/annotations',
    summary: 'Decide about boxes of one image: all of the edits are saved, or none',
    params: image,
    body: Type.Object({ version: Type.String(), edits: Type.Array(Edit, { minItems: 1 }) }),
    reply: ImageDocument,
    errors: ['bad-request', 'not-found', 'stale', 'busy', 'unprocessable'],
  },
  'decisions.apply': {
    method: 'POST',
    url: '/api/collections/:collection/decisions',
    summary: 'Decide about several images: each is saved as a whole or refused with its reason',
    params: collection,
    body: Type.Object({
      decisions: Type.Array(ImageDecision, { minItems: 1, maxItems: 500 }),
      step: Type.Optional(
        Type.String({
          maxLength: 64,
          description: 'Requests with one step are undone together.',
        }),
      ),
    }),
    reply: Type.Object({
      saved: Type.Array(Type.Object({ image: Type.String(), version: Type.String() })),
      refused: Type.Array(Type.Object({ image: Type.String(), error: ErrorBody })),
    }),
    errors: ['bad-request', 'not-found'],
  },
  'history.list': {
    method: 'GET',
    url: '/api/collections/:collection/history',
    summary: 'What was decided, newest first',
    params: collection,
    query: PageQuery,
    reply: Type.Object({
      items: Type.Array(HistoryStep),
      next: Type.Union([Type.String(), Type.Null()]),
    }),
    errors: ['not-found'],
  },
  'history.undo': {
    method: 'POST',
    url: '/api/collections/:collection/history/undo',
    summary: 'Put the files back as they were before this person’s last step',
    params: collection,
    reply: HistoryStep,
    errors: ['not-found', 'conflict', 'busy'],
  },
  'history.redo': {
    method: 'POST',
    url: '/api/collections/:collection/history/redo',
    summary: 'Do again what was undone last',
    params: collection,
    reply: HistoryStep,
    errors: ['not-found', 'conflict', 'busy'],
  },
  'annotations.suggestions': {
    method: 'GET',
    url: '/api/collections/:collection/images/:image/annotations/:annotation/suggestions',
    summary: 'Who it probably is: individuals ranked by their nearest gallery crops',
    params: annotation,
    query: Type.Object({
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })),
    }),
    reply: Ranking,
    errors: ['not-found', 'unavailable'],
  },

  'suggestions.group': {
    method: 'POST',
    url: '/api/collections/:collection/suggestions/group',
    summary: 'Who several boxes of one animal probably are, together',
    params: collection,
    body: Type.Object({
      boxes: Type.Array(Type.Object({ image: text, annotation: text }), {
        minItems: 1,
        maxItems: 64,
      }),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 10 })),
    }),
    reply: Ranking,
    errors: ['not-found', 'unavailable'],
  },
  'suggestions.surest': {
    method: 'GET',
    url: '/api/collections/:collection/suggestions/surest',
    summary: 'Unnamed boxes whose best suggestion is at least this similar, the surest first',
    params: collection,
    query: Type.Object({
      ...pageQuery,
      ...filters,
      minScore: Type.Number({ minimum: -1, maximum: 1 }),
    }),
    reply: Page(Crop),
    errors: ['bad-request', 'not-found'],
  },

  'exploration.get': {
    method: 'GET',
    url: '/api/collections/:collection/exploration',
    summary:
      'What has been worked out over all crops by the jobs `rank`, `group` and `map`, and when',
    params: collection,
    reply: Exploration,
    errors: ['not-found'],
  },
  'exploration.groups': {
    method: 'GET',
    url: '/api/collections/:collection/exploration/groups',
    summary: 'Unnamed boxes that look alike, the largest group first',
    params: collection,
    query: Type.Object({ ...pageQuery, species: Type.Optional(Type.String()), offset }),
    reply: PlacedPage(UnknownGroup),
    errors: ['not-found'],
  },
  'exploration.crops': {
    method: 'GET',
    url: '/api/collections/:collection/exploration/groups/:group',
    summary: 'The unnamed boxes of one group, the most typical first',
    params: Type.Object({ collection: text, group: text }),
    query: PageQuery,
    reply: Page(Crop),
    errors: ['not-found'],
  },
  'exploration.map': {
    method: 'GET',
    url: '/api/collections/:collection/exploration/map',
    summary: 'Every crop as a point of a plane, alike ones close together',
    params: collection,
    reply: EmbeddingMap,
    errors: ['not-found', 'unavailable'],
  },

  'jobs.list': {
    method: 'GET',
    url: '/api/jobs',
    summary: 'Jobs, newest first',
    query: Type.Object({ ...pageQuery, collection: Type.Optional(Type.String()) }),
    reply: Page(Job),
    errors: [],
  },
  'jobs.start': {
    method: 'POST',
    url: '/api/jobs',
    summary: 'Start long work on a dataset: `index`, `rank`, `group` or `map`',
    body: Type.Object({
      kind: text,
      collection: Type.Optional(Type.String()),
      options: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    }),
    reply: Job,
    errors: ['bad-request', 'not-found', 'busy', 'unavailable'],
  },
  'jobs.status': {
    method: 'GET',
    url: '/api/jobs/:job',
    summary: 'How far a job is',
    params: job,
    reply: Job,
    errors: ['not-found'],
  },
  'jobs.abort': {
    method: 'POST',
    url: '/api/jobs/:job/abort',
    summary: 'Stop a job; what it has done stays done',
    params: job,
    reply: Job,
    errors: ['not-found'],
  },
  'jobs.logs': {
    method: 'GET',
    url: '/api/jobs/:job/logs',
    summary: 'What a job said, oldest first',
    params: job,
    query: PageQuery,
    reply: Page(JobLogEntry),
    errors: ['not-found'],
  },
  'jobs.clear': {
    method: 'DELETE',
    url: '/api/jobs/:job',
    summary: 'Forget an ended job and delete its log',
    params: job,
    reply: Nothing,
    errors: ['not-found', 'busy'],
  },

  'models.list': {
    method: 'GET',
    url: '/api/models',
    summary: 'Models that are known, and which are installed',
    query: PageQuery,
    reply: Page(InstalledModel),
    errors: [],
  },
  'models.add': {
    method: 'POST',
    url: '/api/models',
    summary: 'Add a model of your own',
    body: ModelDescription,
    reply: InstalledModel,
    errors: ['bad-request', 'conflict', 'unprocessable'],
  },
  'models.download': {
    method: 'POST',
    url: '/api/models/:model/download',
    summary: 'Fetch and convert a model’s weights',
    params: model,
    reply: Job,
    errors: ['not-found', 'busy'],
  },
  'models.remove': {
    method: 'DELETE',
    url: '/api/models/:model',
    summary: 'Delete a model’s weights, and its entry if it is your own',
    params: model,
    reply: Nothing,
    errors: ['not-found'],
  },
} as const satisfies Record<string, RouteDefinition>;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
export type Input<Name extends RouteName> = InputOf<Routes[Name]>;
export type Reply<Name extends RouteName> = ReplyOf<Routes[Name]>;
