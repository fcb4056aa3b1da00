import type { Config } from '../config/config.ts';
import { type Finding, findingsAbout } from './finding.ts';

const WITHIN_MS = 5_000;

/** Asks for the list of models, which costs nothing; and nothing where no model is configured. */
export async function examineModel({ model, secrets }: Config): Promise<Finding> {
  const { ok, warning, failure } = findingsAbout('model');
  if (secrets.openAiKey === null) return ok('none is configured: rules alone understand what visitors write');
  const { host } = new URL(model.baseUrl);
  const status = await statusOf(`${model.baseUrl.replace(/\/+$/, '')}/models`, secrets.openAiKey);
  if (status === null)
    return warning(
      `${host} cannot be reached, so rules alone understand what visitors write`,
      'check OPENAI_BASE_URL, and that this machine may connect to it',
    );
  if (status === 401 || status === 403)
    return failure(`${host} does not take the key (${status})`, 'set an OPENAI_API_KEY that it knows');
  if (status >= 500)
    return warning(`${host} answers ${status}`, 'wait for it; rules alone understand meanwhile');
  return ok(`${host} can be reached; it is to use ${model.name}`);
}

/** Null when there was no answer. */
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
    // Whatever it was, there is no model at this address now.
    return null;
  }
}
