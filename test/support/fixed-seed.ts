import fc from 'fast-check';

// The same cases in every run, so that a failure is caused by the change; `FC_SEED=$RANDOM npm test` tries
// others.
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_121) });
