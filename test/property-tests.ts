import fc from "fast-check";

// The same input in every run, so that a change fails where it is made and not in somebody else's run.
// `PROPERTY_SEED=$RANDOM npm run test:slow` looks further.
const seed = Number(process.env.PROPERTY_SEED ?? 1);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
