# syntax=docker/dockerfile:1
# The gateway alone, from this repository: docker build -f docker/gateway.Dockerfile -t isartor-gateway .
# scripts/container.mjs runs these very steps where there is no container engine; it knows only the instructions used here.

# Not the slim one: the index of large semantic caches is compiled.
FROM node:20.20.2-bookworm AS tools
ENV CI=true
ENV PNPM="npx --yes --loglevel=error pnpm@12.21.0"
ENV TURBO_TELEMETRY_DISABLED=1
# Its headers are in the image: nothing has to be fetched to compile.
ENV npm_config_nodedir=/usr/local

# What the command needs of the repository: its manifests in out/json, its sources in out/full.
FROM tools AS pruned
WORKDIR /isartor
COPY . .
RUN npx --yes --loglevel=error turbo@2.11.11 prune @isartor/cli --docker

FROM tools AS built
WORKDIR /isartor
# Dependencies are installed anew only when a manifest or the lockfile has changed.
COPY --from=pruned /isartor/out/json/ ./
RUN $PNPM install --frozen-lockfile
COPY --from=pruned /isartor/out/full/ ./
COPY --from=pruned /isartor/tsconfig.base.json ./
RUN $PNPM exec turbo run build --filter=@isartor/cli --output-logs=errors-only
# Production dependencies only, with what is packed of our own packages; the embedding model is among them.
RUN $PNPM --filter=@isartor/cli deploy --prod --legacy app
RUN mkdir data

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production
# Inside of a container nobody can reach the loopback address.
ENV ISARTOR__HOST_PORT=0.0.0.0:8080
ENV ISARTOR__DATA_DIR=/data
WORKDIR /app
COPY --from=built /isartor/app/ ./
COPY docker/healthcheck.mjs ./
# The only place it writes to, so that the rest can be read-only.
COPY --from=built --chown=node:node /isartor/data/ /data/
VOLUME ["/data"]
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 CMD ["node", "healthcheck.mjs"]
ENTRYPOINT ["node", "dist/main.js"]
CMD ["up"]
