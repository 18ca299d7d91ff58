# Two images out of one build:
#   docker build --target server -t movienet-server .
#   docker build --target web    -t movienet-web .

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /movienet

# The packages first: they change seldom, and this layer is kept as long as they do not.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY eng/ eng/
COPY src/MovieNet.Protocol/MovieNet.Protocol.csproj src/MovieNet.Protocol/
COPY src/MovieNet.Server/MovieNet.Server.csproj src/MovieNet.Server/
COPY src/MovieNet.Federation/MovieNet.Federation.csproj src/MovieNet.Federation/
COPY src/MovieNet.Web/MovieNet.Web.csproj src/MovieNet.Web/
# For this machine only, since SQLite comes with native code for thirty others; and compiled ahead, which halves the start.
ENV UseCurrentRuntimeIdentifier=true SelfContained=false UseAppHost=false PublishReadyToRun=true
RUN eng/restore src/MovieNet.Server/MovieNet.Server.csproj && eng/restore src/MovieNet.Web/MovieNet.Web.csproj

COPY . .
RUN dotnet publish src/MovieNet.Server --configuration Release --no-restore --output /out/server \
 && dotnet publish src/MovieNet.Web --configuration Release --no-restore --output /out/web \
 && find /out -name '*.pdb' -delete

# What is written to belongs to the user that the programs run as, so that named volumes come up writable.
FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS base
RUN mkdir -p /data /secrets/server /secrets/web && chown -R $APP_UID /data /secrets && chmod -R go= /data /secrets
# Diagnostics would open a socket in /tmp, on a file system that is read-only.
ENV DOTNET_EnableDiagnostics=0
WORKDIR /app

FROM base AS server
COPY --from=build /out/server .
USER $APP_UID
VOLUME /data
EXPOSE 5870
# Other machines get in with tokens and over TLS: see docs/operations.md, and compose.yaml, which makes both.
ENTRYPOINT ["dotnet", "movienet-server.dll"]
CMD ["--data", "/data/movies.db", "--bind", "0.0.0.0", "--ports", "5870", "--certificate", "/secrets/server/server.pem", "--tokens", "/secrets/server/tokens"]

FROM base AS web
COPY --from=build /out/web .
ENV MOVIENET_HOME=/data
USER $APP_UID
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["dotnet", "movienet-web.dll"]
