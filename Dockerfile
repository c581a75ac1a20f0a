# One image for web, worker, scheduler and migrations; it runs as an ordinary user.
FROM node:22-bookworm-slim AS frontend
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM python:3.12-slim-bookworm
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 \
    DJANGO_SETTINGS_MODULE=taskforce.settings.production \
    STATE_DIR=/state STATIC_ROOT=/static
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig \
        fonts-sil-charis fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji postgresql-client \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home --shell /usr/sbin/nologin taskforce \
    && install -d -o taskforce -g taskforce -m 0700 /state \
    && install -d -o taskforce -g taskforce -m 0755 /static
WORKDIR /app
COPY requirements.txt ./
RUN pip install --require-hashes -r requirements.txt
COPY . .
COPY --from=frontend /app/node_modules ./node_modules
RUN python taskforce/local/setup/frontend.py && rm -rf node_modules
USER taskforce
CMD ["gunicorn", "taskforce.wsgi:application", "--config", "docker/gunicorn.conf.py", "--bind", "0.0.0.0:8000"]
