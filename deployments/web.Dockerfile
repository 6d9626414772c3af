# The web server with the built client. Its configuration is in deployments/web.
FROM node:24-alpine AS client
WORKDIR /src
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY frontend ./
RUN npm run build && rm -f dist/.gitkeep

FROM caddy:2.11-alpine
# The image lets Caddy bind port 80. With no capabilities left to a container such a program does not even start, and
# the ports here are high ones.
RUN setcap -r /usr/bin/caddy
COPY deployments/web /etc/caddy
COPY --from=client /src/dist /srv/client
# Certificates live under /data, which is a volume where TLS ends here; what it remembers of its configuration need not
# stay.
ENV HOME=/tmp XDG_CONFIG_HOME=/tmp XDG_DATA_HOME=/data
EXPOSE 8080 8443
USER 65532:65532
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8081/"]
ENTRYPOINT ["caddy", "run", "--adapter", "caddyfile", "--config"]
CMD ["/etc/caddy/plain.Caddyfile"]
