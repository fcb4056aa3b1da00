import OpenAI from 'openai';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { Logger } from '../../lib/logger.ts';
import { cappedFetch } from './capped-fetch.ts';
import type { Completion, CompletionClient, TokenUse } from './completion.ts';
import type { ModelOutcome, ModelRequest } from './model.ts';
import { nameOf, toFailed } from './openai-failure.ts';
import {
  isPassing,
  type OptionalParameter,
  refusedParameter,
  toBody,
  type Without,
} from './openai-request.ts';
import { chunkSchema, completionSchema } from './openai-wire.ts';

export interface OpenAiOptions {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** The model's name. */
  readonly name: string;
  readonly logger: Logger;
}

/** A thousand tokens are some 5 KB, and 300 KB as a stream of one event each. */
const MAX_ANSWER_BYTES = 1_000_000;

/** `/chat/completions` of OpenAI or any compatible server. */
export class OpenAiModel implements CompletionClient {
  readonly #client: OpenAI;
  readonly #name: string;
  readonly #logger: Logger;
  /** Parameters that this server was found not to support. */
  readonly #without = new Set<OptionalParameter>();

  constructor({ apiKey, baseUrl, name, logger }: OpenAiOptions) {
    this.#name = name;
    this.#logger = logger;
    this.#client = new OpenAI({
      apiKey,
      baseURL: baseUrl,
      // Explicit, because the client takes missing options from the environment, and its log would show
      // what visitors wrote.
      organization: null,
      project: null,
      adminAPIKey: null,
      webhookSecret: null,
      logLevel: 'off',
      // The client would obey any `Retry-After`, however long, and ignore the signal meanwhile.
      maxRetries: 0,
      fetch: cappedFetch(MAX_ANSWER_BYTES),
    });
  }

  /**
   * Retries once if the server failed immediately, or rejected a parameter that a plainer request can do
   * without.
   */
  async complete(request: ModelRequest): Promise<Completion> {
    const without = new Set(this.#without);
    try {
      return await this.#ask(request, without);
    } catch (error) {
      this.#logger.debug({ failure: nameOf(error) }, 'the model failed');
      const refused = refusedParameter(error, request);
      const isPlainer = refused !== null && !without.has(refused);
      if (request.signal.aborted || !(isPlainer || isPassing(error))) return toFailed(error, request.signal);
      return this.#askAgain(request, without, refused);
    }
  }

  async #askAgain(
    request: ModelRequest,
    without: Without,
    refused: OptionalParameter | null,
  ): Promise<Completion> {
    try {
      const completion = await this.#ask(request, refused ? new Set([...without, refused]) : without);
      if (refused) this.#remember(refused);
      return completion;
    } catch (error) {
      this.#logger.debug({ failure: nameOf(error) }, 'the model failed again');
      const next = refusedParameter(error, request);
      // The server rejects both parameters, so the next request omits both.
      if (refused && next && next !== refused) this.#remember(refused);
      return toFailed(error, request.signal);
    }
  }

  #remember(parameter: OptionalParameter): void {
    this.#without.add(parameter);
    this.#logger.info({ parameter }, 'the model is asked without a parameter that its server refuses');
  }

  async #ask(request: ModelRequest, without: Without): Promise<Completion> {
    const { onText, signal } = request;
    const body = toBody(this.#name, request, without);
    if (onText) return this.#stream(body, without, onText, signal);
    const answer = completionSchema.parse(await this.#client.chat.completions.create(body, { signal }));
    const [choice] = answer.choices;
    return toCompletion(choice?.message.content ?? '', choice?.finish_reason ?? null, answer.usage);
  }

  async #stream(
    body: ChatCompletionCreateParamsNonStreaming,
    without: Without,
    onText: (text: string) => void,
    signal: AbortSignal,
  ): Promise<Completion> {
    const options = without.has('stream_options') ? {} : { stream_options: { include_usage: true } };
    const events = await this.#client.chat.completions.create(
      { ...body, ...options, stream: true },
      { signal },
    );
    let text = '';
    let finish: string | null = null;
    let used: TokenUse | null = null;
    for await (const event of events) {
      const chunk = chunkSchema.parse(event);
      const [choice] = chunk.choices;
      finish = choice?.finish_reason ?? finish;
      used = chunk.usage ?? used;
      if (!choice?.delta.content) continue;
      text += choice.delta.content;
      onText(text);
    }
    // After an abort, the stream's loop ends as if it were complete.
    signal.throwIfAborted();
    return toCompletion(text, finish, used);
  }
}

function toCompletion(text: string, finish: string | null, used: TokenUse | null): Completion {
  return { outcome: toOutcome(text, finish), used, isWell: finish !== null, failure: null };
}

/** `finish`: null if the answer ended without a finish reason. */
function toOutcome(text: string, finish: string | null): ModelOutcome {
  if (finish === null) return { kind: 'failed', reason: 'garbage' };
  if (finish === 'length') return { kind: 'failed', reason: 'tooLong' };
  if (finish === 'content_filter' || text === '') return { kind: 'failed', reason: 'refused' };
  return { kind: 'text', text };
}
