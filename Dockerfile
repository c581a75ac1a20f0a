# One image for web, worker, scheduler and migrations; it runs as an ordinary user.
FROM node:22-trixie-slim AS frontend
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

# trixie: its pg_dump is of the database's version (17); an older one refuses to back it up.
FROM python:3.12-slim-trixie AS base
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 \
    DJANGO_SETTINGS_MODULE=taskforce.settings.production \
    STATE_DIR=/state STATIC_ROOT=/static
# For example "libreoffice-writer-nogui libreoffice-calc-nogui": office documents as exhibits.
ARG EXTRA_PACKAGES=""
RUN apt-get update \
    && apt-get install -y --no-install-recommends $EXTRA_PACKAGES \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig \
        fonts-sil-charis fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji \
        postgresql-client tesseract-ocr \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home --shell /usr/sbin/nologin taskforce \
    && install -d -o taskforce -g taskforce -m 0700 /state \
    && install -d -o taskforce -g taskforce -m 0755 /static
WORKDIR /app
COPY requirements.txt ./
RUN pip install --require-hashes -r requirements.txt

FROM base AS assembled
COPY . .
COPY --from=frontend /app/node_modules ./node_modules
# Static files are collected and compressed once, here; `migrate` copies them to the volume.
RUN python taskforce/local/setup/frontend.py && rm -rf node_modules \
    && DATABASE_URL=postgresql://nobody@nowhere/none STATE_DIR=/tmp/build STATIC_ROOT=/app/staticfiles \
        sh -c "python manage.py collectstatic --noinput && python manage.py proxy_pages" \
    && rm -rf /tmp/build \
    && python -m compileall -q cases referrals taskforce victims

FROM base
COPY --from=assembled /app /app
USER taskforce
CMD ["gunicorn", "taskforce.wsgi:application", "--config", "docker/gunicorn.conf.py", "--bind", "0.0.0.0:8000"]
