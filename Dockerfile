# The bot without anything that only developers need; docs/docker.md tells how to run it.
FROM python:3.13-slim-trixie AS libraries
COPY requirements.txt .
RUN python -m venv /libraries \
    && /libraries/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements.txt

FROM python:3.13-slim-trixie
ENV PATH=/libraries/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOST=0.0.0.0 \
    PORT=8080
WORKDIR /app
COPY --from=libraries /libraries /libraries
COPY . .
RUN useradd --uid 10001 --user-group --no-create-home bot \
    && install --directory --owner=bot --group=bot --mode=700 var
USER 10001:10001
VOLUME /app/var
EXPOSE 8080
# Asked directly, whatever proxy the environment names.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD python -c \
    "from urllib.request import *; build_opener(ProxyHandler({})).open('http://127.0.0.1:$PORT/healthz')"
CMD ["python", "bot.py"]
