# Its steps have been run by hand in this order, but no image has been built of it where it was written.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --include=dev
COPY . .
RUN npm run build

FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/package.json package.json
COPY --from=build /app/backend/dist backend/dist
COPY --from=build /app/backend/business backend/business
COPY --from=build /app/frontend/dist frontend/dist
# Only where no DATABASE_URL is given: PGlite and a key of its own. Mount a volume there to keep them.
RUN mkdir .data && chown node:node .data
USER node
EXPOSE 3001
# It is well without Redis or PostgreSQL, too: this says no only while it starts or drains.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3001}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# No shell in between: the process is told itself to stop, and drains.
CMD ["node", "backend/dist/main.js"]
