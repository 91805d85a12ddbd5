import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createSuggestions, type Query } from '../../webview/store/suggestions.ts';
import { annotation, failure, fakeCall, ranking, settle } from './fake-call.ts';

const about = (id: string, species = 'giraffe'): Query => ({
  collection: 'c',
  image: 'a.jpg',
  annotation: annotation({ id, species }),
});

describe('suggestions', () => {
  it('follow the selected box and forget a box that is no longer selected', async () => {
    const fake = fakeCall({
      'annotations.suggestions': ({ params }) => ranking(params.annotation),
    });
    const query = signal<Query | null>(about('a'));
    const { state } = createSuggestions(fake.call, query);
    query.value = about('b');
    await settle();
    expect(state.value).toMatchObject({ annotation: 'b', loading: false });
    expect(state.value.ranking?.suggestions[0]?.individual).toBe('b');
    query.value = null;
    expect(state.value.ranking).toBeNull();
  });

  it('are asked for again when the species or the gallery changes, and stay in sight meanwhile', async () => {
    const fake = fakeCall({ 'annotations.suggestions': () => ranking('Asha') });
    const query = signal<Query | null>(about('a'));
    const suggestions = createSuggestions(fake.call, query);
    await settle();
    query.value = about('a');
    expect(fake.calls).toHaveLength(1);
    query.value = about('a', 'zebra');
    expect(fake.calls).toHaveLength(2);
    expect(suggestions.state.value).toMatchObject({ loading: true });
    expect(suggestions.state.value.ranking).not.toBeNull();
    suggestions.refresh();
    expect(fake.calls).toHaveLength(3);
  });

  it('say why there are none', async () => {
    const fake = fakeCall({
      'annotations.suggestions': () => {
        throw failure({ code: 'unavailable', message: 'The embedder is missing.' });
      },
    });
    const { state } = createSuggestions(fake.call, signal<Query | null>(about('a')));
    await settle();
    expect(state.value.error?.message).toBe('The embedder is missing.');
  });
});
