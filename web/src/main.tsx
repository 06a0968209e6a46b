import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import "./page.css";

import { createRoot } from "react-dom/client";

import { fetchSaved } from "./operations";
import { Page } from "./Page";
import { greetWith } from "./storage";

const place = document.getElementById("page");
if (place === null) {
  throw new Error("index.html has no element #page to draw in");
}
const saved = await fetchSaved();
const [first] = saved.operations;
if (first) {
  greetWith(first);
}
createRoot(place).render(<Page saved={saved} />);
