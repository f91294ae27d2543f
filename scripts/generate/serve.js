// The other end of processes.js: answers each question with what a function gives, and ends when nobody can ask any more.
export function serve(answerTo) {
  process.on("disconnect", () => process.exit());
  process.on("message", (question) => {
    answerTo(question, (part) => process.send({ part })).then(
      (answer) => process.send({ answer }),
      (error) => process.send({ error: error.stack ?? String(error) }),
    );
  });
}
