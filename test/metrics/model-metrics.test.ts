import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { ModelMetrics } from '../../backend/src/metrics/model-metrics.ts';

test('the metrics include understanding and the model', async () => {
  const registry = new Registry();
  const metrics = new ModelMetrics(registry);
  for (const by of ['rules', 'rules', 'model', 'nothing'] as const) metrics.understood(by);
  metrics.modelAsked(0.3);
  metrics.modelUsed({ prompt: 700, completion: 30 });
  metrics.modelUsed({ prompt: 100, completion: 0 });
  metrics.modelFailed('timeout');
  metrics.modelRefused('figures');
  const text = await registry.metrics();
  for (const line of [
    'holdfast_messages_understood_total{by="rules"} 2',
    'holdfast_messages_understood_total{by="model"} 1',
    'holdfast_messages_understood_total{by="nothing"} 1',
    'holdfast_model_seconds_bucket{le="0.25"} 0',
    'holdfast_model_seconds_bucket{le="0.5"} 1',
    'holdfast_model_tokens_total{kind="prompt"} 800',
    'holdfast_model_tokens_total{kind="completion"} 30',
    'holdfast_model_failures_total{reason="timeout"} 1',
    'holdfast_model_refusals_total{guard="figures"} 1',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
});
