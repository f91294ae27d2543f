// Builds the documentation: dist/docs/index.html is the reference, beside it are the guides and the models. No page loads anything.
//
//   npm run docs
import { buildSite } from "./docs/build-site.js";
import { DescriptionError } from "./generate/redocly.js";

const FOLDER = "dist/docs";

try {
  const { pages, size } = await buildSite(FOLDER);
  console.log(`wrote ${FOLDER}/index.html (${(size / 1e6).toFixed(1)} MB) and ${pages - 1} other pages`);
} catch (error) {
  console.error(error instanceof DescriptionError ? error.message : error);
  process.exitCode = 1;
}
