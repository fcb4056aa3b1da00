import type { Config } from '../config/config.ts';
import { type Finding, findingsAbout } from './finding.ts';

const WITHIN_MS = 5_000;

/** Lists the models, which is free of charge. Sends nothing if no model is configured. */
export async function examineModel({ model, secrets }: Config): Promise<Finding> {
  const { ok, warning, failure } = findingsAbout('model');
  if (secrets.openAiKey === null) return ok('none is configured: rules alone understand messages');
  const { host } = new URL(model.baseUrl);
  const status = await statusOf(`${model.baseUrl.replace(/\/+$/, '')}/models`, secrets.openAiKey);
  if (status === null)
    return warning(
      `${host} is unreachable, so rules alone understand messages`,
      'check OPENAI_BASE_URL, and that this machine can connect to it',
    );
  if (status === 401 || status === 403)
    return failure(`${host} rejects the key (${status})`, 'set a valid OPENAI_API_KEY');
  if (status >= 500)
    return warning(`${host} answers ${status}`, 'wait for it; rules alone understand messages meanwhile');
  return ok(`${host} is reachable; the model is ${model.name}`);
}

/** Null if there was no answer. */
async function statusOf(url: string, key: string): Promise<number | null> {
  try {
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${key}` },
      redirect: 'error',
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    // Whatever the error, no model is available at this address now.
    return null;
  }
}
