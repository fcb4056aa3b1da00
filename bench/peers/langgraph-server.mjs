import {
  Annotation,
  Command,
  END,
  INTERRUPT,
  interrupt,
  MemorySaver,
  START,
  StateGraph,
} from '@langchain/langgraph';
import {
  CANCELLED,
  chosen,
  confirmed,
  isYes,
  listed,
  nextTimes,
  QUESTIONS,
  review,
  TIME_PROMPT,
} from './booking.mjs';
import { serve } from './serve.mjs';

// LangGraph JS without a model: one node for each question, each waiting on an interrupt, with state in its
// in-memory saver.

const State = Annotation.Root({
  answers: Annotation({ reducer: (known, added) => ({ ...known, ...added }), default: () => ({}) }),
  times: Annotation(),
  time: Annotation(),
  reply: Annotation(),
});

/** Runs first, so that times are computed once. */
const findTimes = () => ({ times: nextTimes() });

const chooseTime = ({ times }) => {
  const prompt = listed(TIME_PROMPT, times);
  return {
    time: chosen(times, ask({ prompt, reask: prompt, accepts: (text) => chosen(times, text) !== null })),
  };
};

const confirm = ({ answers, time }) => ({
  reply: isYes(interrupt(review(answers, time))) ? confirmed(time) : CANCELLED,
});

const graph = bookingGraph().compile({ checkpointer: new MemorySaver() });

function bookingGraph() {
  const builder = new StateGraph(State);
  const nodes = [
    ...QUESTIONS.map((question) => [
      `ask_${question.id}`,
      () => ({ answers: { [question.id]: ask(question) } }),
    ]),
    ['find_times', findTimes],
    ['choose_time', chooseTime],
    ['confirm', confirm],
  ];
  for (const [name, run] of nodes) builder.addNode(name, run);
  const names = [START, ...nodes.map(([name]) => name), END];
  names.slice(1).forEach((name, index) => {
    builder.addEdge(names[index], name);
  });
  return builder;
}

function ask({ prompt, reask, accepts }) {
  let answer = interrupt(prompt);
  while (!accepts(answer)) answer = interrupt(reask);
  return answer;
}

serve(async (sessionId, text) => {
  // One checkpoint where the run ends, which is once a message, instead of one after each node.
  const config = { configurable: { thread_id: sessionId }, durability: 'exit' };
  const input = /^book/i.test(text) ? { reply: null } : new Command({ resume: text });
  const result = await graph.invoke(input, config);
  const [asked] = result[INTERRUPT] ?? [];
  return asked?.value ?? result.reply;
});
