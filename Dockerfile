# The steps have been run by hand in this order, but this file has not been built into an image yet.
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
# Without DATABASE_URL, PGlite and a generated key are kept here. Mount a volume to keep them.
RUN mkdir .data && chown node:node .data
USER node
EXPOSE 3001
# Fails only while the server starts or drains: it keeps serving without Redis or PostgreSQL.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3001}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Exec form: without a shell in between, the process receives SIGTERM and drains.
CMD ["node", "backend/dist/main.js"]
