# One image for web, worker and beat.
FROM node:20.20.2-bookworm-slim AS frontend
WORKDIR /app/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM python:3.11.7-slim-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
COPY --from=frontend /app/frontend/node_modules frontend/node_modules
RUN python config/set_up image && rm -rf frontend/node_modules \
 && useradd --system --uid 10001 communique && mkdir -p /data && chown communique /data
USER communique
ENV PYTHONUNBUFFERED=1
