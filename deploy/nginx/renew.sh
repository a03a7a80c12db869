#!/bin/sh
# Fills in the front's templates anew and has nginx read them, if they say something else than before;
# nobody is cut. In the container of nginx: compose exec -T nginx sh -eu <deploy/nginx/renew.sh
folder=$NGINX_ENVSUBST_OUTPUT_DIR
scripts=${ENTRYPOINT_SCRIPTS:-/docker-entrypoint.d}

sum() { find "$folder" -path "$folder/cache" -prune -o -name '*.conf' -type f -exec md5sum {} + | sort; }

before=$(sum)
# shellcheck disable=SC1091 # it is there in the container
. "$scripts/15-settings.envsh"
"$scripts/20-envsubst-on-templates.sh" >/dev/null
nginx -p "$folder/" -c nginx.conf -e stderr -t -q
[ "$before" = "$(sum)" ] || nginx -p "$folder/" -c nginx.conf -e stderr -s reload
