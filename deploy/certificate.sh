#!/bin/sh
# Says how long a certificate is valid: certificate.sh FILE, or certificate.sh NAME:PORT for what a server shows.
#
# It fails when that is over in CERTIFICATE_DAYS (14) or less, or was over before.
set -eu
what=${1:?say which: certificate.sh FILE, or certificate.sh NAME:PORT}
days=${CERTIFICATE_DAYS:-14}

refuse() {
  echo "$*" >&2
  exit 1
}

# The certificate alone, as PEM; what does not answer within ten seconds shows none.
shown() {
  if [ -e "$what" ]; then
    cat "$what"
  else
    timeout 10 openssl s_client -connect "$what" -servername "${what%:*}" </dev/null 2>/dev/null || :
  fi
}

certificate=$(shown | openssl x509 2>/dev/null) || refuse "$what shows no certificate"
end=$(printf '%s\n' "$certificate" | openssl x509 -noout -enddate)
left=$((($(date -u -d "${end#notAfter=}" +%s) - $(date +%s)) / 86400))

is_valid_in() { printf '%s\n' "$certificate" | openssl x509 -noout -checkend "$1" >/dev/null; }

is_valid_in 0 || refuse "the certificate of $what has expired (${end#notAfter=}): renew it now"
is_valid_in $((days * 86400)) || refuse "the certificate of $what ends in $left days (${end#notAfter=}): renew it"
echo "the certificate of $what is valid for $left days (${end#notAfter=})"
