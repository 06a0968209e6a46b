import { defineConfig } from "vite";

export default defineConfig({
  // The service answers /graphql with index.html and /static/assets/* with what it names.
  base: "/static/",
  build: {
    target: "es2023",
    // Everything is a file of our own host, so that the page needs no data: source for its icon.
    assetsInlineLimit: 0,
    // The licences of what is bundled travel with it.
    license: true,
    rolldownOptions: {
      onLog(level, log, handle) {
        // Libraries mark files "use client" for server rendering, which there is none of here.
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") {
          handle(level, log);
        }
      },
    },
    // Monaco is one large editor; splitting it further saves nothing on a page that needs all of it.
    chunkSizeWarningLimit: 4000,
  },
  worker: { format: "es" },
  // `npm run dev` beside a running service.
  server: {
    proxy: { "/graphql": "http://127.0.0.1:8000", "/operations.json": "http://127.0.0.1:8000" },
  },
});
